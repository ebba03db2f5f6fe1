/** `npm run handbook`: takes the pictures of the handbook from the product that was built. */
import { defineConfig } from '@playwright/test';
import stories from './playwright.config';

export default defineConfig(stories, { testMatch: '*.pictures.ts', workers: 1 });
