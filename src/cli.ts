import { runCommandLine } from './cli/run-command-line.ts';
import { openWaymark } from './open-waymark.ts';

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    open: openWaymark,
    print: (text) => {
      console.log(text);
    },
    complain: (line) => {
      console.error(line);
    },
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
