import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { runTrial } from '../../../../src/platform/threads/run-trial.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** The URL of a script with this text. */
function script(text: string): string {
  return pathToFileURL(join(temporaryFolder({ 'trial.mjs': text }), 'trial.mjs')).href
}

const ENDLESS = 'setInterval(() => {}, 1_000)'

it('returns the output of the script for a path', async () => {
  const said = script('process.stdout.write(process.argv[2])')
  expect(await runTrial(said, '/some/file', { longestMs: 20_000 })).toEqual({ said: '/some/file' })
})

it('does not mistake a failed or missing script for an empty result', async () => {
  const failed = script('process.stdout.write("fine"); process.exitCode = 3')
  expect(await runTrial(failed, '', { longestMs: 20_000 })).toEqual({ fate: 'stopped' })
  expect(await runTrial(`${failed}.gone`, '', { longestMs: 20_000 })).toEqual({ fate: 'stopped' })
})

it('distinguishes a process that crashed from one that was killed', async () => {
  const kill = (signal: string) => script(`process.kill(process.pid, '${signal}'); ${ENDLESS}`)
  expect(await runTrial(kill('SIGSEGV'), '', { longestMs: 20_000 })).toEqual({ fate: 'died' })
  expect(await runTrial(kill('SIGTERM'), '', { longestMs: 20_000 })).toEqual({ fate: 'stopped' })
  expect(await runTrial(kill('SIGKILL'), '', { longestMs: 20_000 })).toEqual({ fate: 'stopped' })
})

it('ends a process that hangs or whose caller aborts', async () => {
  expect(await runTrial(script(ENDLESS), '', { longestMs: 300 })).toEqual({ fate: 'hung' })
  const stopping = new AbortController()
  const trial = runTrial(script(ENDLESS), '', { longestMs: 20_000, signal: stopping.signal })
  stopping.abort(new Error('enough'))
  await expect(trial).rejects.toThrow('enough')
})
