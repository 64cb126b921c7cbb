// A terminal of a given size around a command: a pseudo-terminal of the program `script`, and xterm's own emulator that reads what the command
// writes and answers what it asks. Takes one JSON object a line: {"keys":TEXT}, {"size":[COLUMNS,ROWS]}, {"screen":true}, which is answered
// with the lines on the screen, the cursor, all that was written and whether the command has ended.
//
// Arguments: the folder of the npm packages, columns, rows, a file for the terminal's name, the command as a line of the shell.
import { spawn, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [modules, columns, rows, nameFile, command] = process.argv.slice(2);
const { Terminal } = createRequire(modules + '/')('@xterm/headless');
const terminal = new Terminal({ cols: Number(columns), rows: Number(rows), allowProposedApi: true });
const line = `tty > '${nameFile}'; stty cols ${columns} rows ${rows}; exec ${command}`;
const child = spawn('/usr/bin/script', ['-qefc', line, '/dev/null'], { env: { ...process.env, TERM: 'xterm-256color' } });
let raw = '';
let ended = null;
child.stdout.on('data', data => { raw += data.toString('latin1'); terminal.write(data); });
child.stderr.on('data', data => terminal.write(data));
child.on('exit', code => { ended = code; });
terminal.onData(answer => child.stdin.write(answer));

function screen() {
  const buffer = terminal.buffer.active;
  const lines = [];
  for (let i = 0; i < terminal.rows; i++) {
    lines.push(buffer.getLine(buffer.baseY + i)?.translateToString(true) ?? '');
  }
  return { lines, cursor: [buffer.cursorX, buffer.cursorY], page: buffer.type, raw, ended };
}

createInterface({ input: process.stdin }).on('line', text => {
  const order = JSON.parse(text);
  if (order.keys) child.stdin.write(order.keys);
  if (order.size) {
    terminal.resize(...order.size);
    execFileSync('stty', ['-F', readFileSync(nameFile, 'utf8').trim(), 'cols', order.size[0], 'rows', order.size[1]]);
  }
  // What was written so far is on the screen when the callback comes.
  if (order.screen) terminal.write('', () => process.stdout.write(JSON.stringify(screen()) + '\n'));
}).on('close', () => { child.kill('SIGKILL'); process.exit(0); });
