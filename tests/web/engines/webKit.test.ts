import { promisesIn } from './promisesIn';
import { webKit } from './webKit';

promisesIn(webKit);
