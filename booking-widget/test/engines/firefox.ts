import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type Handle, type Page, program } from './engine.ts';

const FIREFOX = process.env.FIREFOX ?? program('/usr/bin/firefox-esr', '/usr/bin/firefox');

type Remote = { type: string; value?: unknown; sharedId?: string };

/** Firefox, over WebDriver BiDi, which it speaks itself. */
export const firefox: Engine = {
  name: 'Firefox',
  missing: () => (FIREFOX ? [] : ['firefox-esr']),
  async open() {
    const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
    writeFileSync(join(profile, 'user.js'), 'user_pref("intl.accept_languages", "en-US");\n');
    const process = spawn(
      FIREFOX ?? '',
      ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = new Promise((done) => process.once('exit', done));
    const address = await new Promise<string>((found, failed) => {
      let said = '';
      process.stderr.on('data', (it) => {
        said += it;
        const at = /listening on (ws:\S+)/.exec(said);
        if (at) found(at[1] as string);
      });
      void ended.then(() => failed(new Error(`Firefox ended: ${said}`)));
    });
    const session = await Session.at(`${address}/session`);
    const { capabilities } = await session.send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: {},
    });
    const tree = await session.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
    const context = tree.contexts[0]?.context ?? '';
    await session.send('browsingContext.setViewport', { context, viewport: { width: 390, height: 844 } });
    return Object.assign(new FirefoxPage(session, context), {
      version: capabilities.browserVersion,
      async close() {
        await session.send('browser.close', {}).catch(() => process.kill());
        await ended;
        rmSync(profile, { recursive: true, force: true });
      },
    });
  },
};

class FirefoxPage implements Page {
  constructor(
    readonly session: Session,
    readonly context: string,
  ) {}

  async goTo(url: string) {
    await this.session.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { value } = await this.#call(`async () => JSON.stringify(await (${expression}) ?? null)`);
    return JSON.parse(value as string);
  }

  async find(expression: string): Promise<Handle | null> {
    return (await this.#call(`() => (${expression})`)).sharedId ?? null;
  }

  async click(element: Handle) {
    const origin = { type: 'element', element: { sharedId: element } };
    await this.#call('(it) => it.scrollIntoView({ block: "center", behavior: "instant" })', [{ sharedId: element }]);
    await this.session.send('input.performActions', {
      context: this.context,
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: 0, y: 0, origin },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
  }

  async type(_: Handle, text: string) {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.session.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'key', id: 'keys', actions }],
    });
  }

  async picture() {
    const { data } = await this.session.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
    });
    return Buffer.from(data, 'base64');
  }

  close(): Promise<void> {
    throw new Error('Whoever has opened it closes it');
  }

  async #call(functionDeclaration: string, args: unknown[] = []): Promise<Remote> {
    const answer = await this.session.send<{ type: string; result: Remote; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      {
        functionDeclaration,
        arguments: args,
        awaitPromise: true,
        target: { context: this.context },
        serializationOptions: { maxDomDepth: 0 },
      },
    );
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result;
  }
}

class Session {
  #next = 1;
  readonly #waiting = new Map<number, { done(it: unknown): void; failed(e: Error): void }>();

  private constructor(readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(data);
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.type === 'error') waiting?.failed(new Error(`${answer.error}: ${answer.message}`));
      else waiting?.done(answer.result);
    };
  }

  static at(address: string): Promise<Session> {
    return new Promise((opened, failed) => {
      const socket = new WebSocket(address);
      socket.onopen = () => opened(new Session(socket));
      socket.onerror = () => failed(new Error(`Nobody at ${address}`));
    });
  }

  send<T>(method: string, params: unknown): Promise<T> {
    const id = this.#next++;
    return new Promise<T>((done, failed) => {
      this.#waiting.set(id, { done: done as (it: unknown) => void, failed });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
