import { firefox } from './firefox';
import { promisesIn } from './promisesIn';

promisesIn(firefox);
