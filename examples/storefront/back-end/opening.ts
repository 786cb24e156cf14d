import type { RequestListener } from 'node:http'
import { SingleBar } from 'cli-progress'

/** Share of the time that the demo world takes; the rest is its first training. */
const WORLD_SHARE = 0.6
/** How much of the bar a line about the training is: there are about twenty. */
const TRAINING_STEP = 0.02

/** What is shown until the shop is open: a bar on the terminal, and the same on a page that reloads itself. */
export class Opening {
  #share = 0
  readonly #bar = new SingleBar({
    format: 'Building the demo world {bar} {percentage}%',
    clearOnComplete: true,
  })

  constructor() {
    if (process.stderr.isTTY) this.#bar.start(1, 0)
  }

  /** Takes a line that Attune writes: progress moves the bar, and anything else is passed on. */
  read(line: string): void {
    const [, task, percent] = /^([\w -]+): (\d+)%/.exec(line) ?? []
    if (task === undefined) {
      process.stderr.write(`${line}\n`)
      return
    }
    const next = task === 'demo world' ? (WORLD_SHARE * Number(percent)) / 100 : this.#share + TRAINING_STEP
    this.#share = Math.min(0.98, Math.max(this.#share, next))
    this.#bar.update(this.#share)
  }

  end(): void {
    this.#bar.stop()
  }

  /** A page with the bar, for a browser that was opened early. */
  readonly page: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html', 'retry-after': '1', 'cache-control': 'no-store' })
    response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta http-equiv="refresh" content="1"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Corner shop opens soon</title>
<body style="font:1.125rem/1.5 system-ui;max-width:24rem;margin:20vh auto;padding:0 1rem">
<main><h1>Corner shop opens soon</h1>
<label>The demo world is being built. <progress style="width:100%" max="1" value="${this.#share}"></progress></label></main>
</html>`)
  }
}
