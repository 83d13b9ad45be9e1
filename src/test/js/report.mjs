// One JSON object a line to the test that started this process; what the test says, it says by closing our standard input.

export function report(event, fields = {}) {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
}

/** The SDK's log: errors and warnings are reported, the rest is of no interest. */
export const logger = {
  debug() {},
  info() {},
  warn(...words) {
    report('log', { level: 'warn', text: words.map(String).join(' ') });
  },
  error(...words) {
    report('log', { level: 'error', text: words.map(String).join(' ') });
  },
  setLevel() {},
  getLevel: () => 'warn',
  setName() {},
};

/** Nothing started by a test outlives it: when the test is gone, its end of the pipe is closed. */
export function endWithTheTest() {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.resume();
}

export async function run(work) {
  endWithTheTest();
  try {
    await work();
  } catch (failure) {
    report('failed', { text: String(failure?.stack ?? failure) });
    process.exit(1);
  }
}
