// npm run build: installs and builds what is missing or older than its sources, and starts nothing.
import { makeReady } from './ready.mjs';

makeReady();
