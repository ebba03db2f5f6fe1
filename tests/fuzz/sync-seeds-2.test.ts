import { syncSeeds } from './sync-seeds';

syncSeeds(1);
