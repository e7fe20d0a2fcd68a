// npm run wording: records the words of every text as they are today, for whoever writes a test that quotes one. A test
// that quotes words which are no longer shown has to be read through afterwards: it is red then, and says which.
import { join } from 'node:path';
import { makeReady, run } from './ready.mjs';

makeReady({ pages: false });
process.env.WAYMARK_RECORD_WORDING = 'yes';
run(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), 'tests/wording']);
