/**
 * Zod without code that it would make at run time: the policy of our pages forbids that, and even
 * the question whether it may is told as an attempt. Schemas take `z` from here.
 */
import { config } from 'zod';

config({ jitless: true });

export { z } from 'zod';
