// @ts-check
// `npm run pictures`: takes the README's pictures anew, of the demonstration in a folder of its own.
import { join } from 'node:path';
import { prepare, root } from './prepare.js';
import { endLikewise, runInOurPlace } from './run.js';

const node = await prepare('everything');
process.chdir(root);
endLikewise(await runInOurPlace(node, [join('test', 'pictures', 'take-pictures.ts')]));
