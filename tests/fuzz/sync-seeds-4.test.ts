import { syncSeeds } from './sync-seeds';

syncSeeds(3);
