import { spawn } from 'node:child_process';

/** The repository's top folder. */
export const ROOT = new URL('../..', import.meta.url);

/** A step that failed, with the one command that a person can run by hand. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} command
   */
  constructor(message, command) {
    super(message);
    this.command = command;
  }
}

/** Prints what is about to happen. */
export function announce(text) {
  console.log(`\u203a ${text}`);
}

/**
 * Runs a program at the repository's top with our own output streams.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to our own.
 * @returns {Promise<number>} its exit code; 127 when it could not be started.
 */
export function run(program, args, env = {}) {
  return new Promise((resolve) => {
    // npm and npx are .cmd files on Windows, which only a shell starts.
    const shell = process.platform === 'win32' && /^np[mx]$/.test(program);
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env }, shell });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs the command-line script of an installed package with this Node.
 *
 * @param {string} script path inside node_modules.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runTool(script, args, env) {
  return run(process.execPath, [`node_modules/${script}`, ...args], env);
}
