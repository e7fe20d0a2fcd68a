import { chromium } from './chromium';
import { promisesIn } from './promisesIn';

promisesIn(chromium);
