import { chromium } from './chromium';
import type { Engine } from './engine';
import { firefox } from './firefox';
import { webKit } from './webKit';

/** The engines of nearly all browsers that people have. */
export const ENGINES: readonly Engine[] = [chromium, firefox, webKit];
