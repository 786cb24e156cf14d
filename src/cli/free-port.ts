import { createServer } from 'node:net'
import { AttuneError } from '../domain/errors.ts'

/**
 * Resolves if something may listen at `host`:`port` now. Asked before long work, so that nobody waits a minute
 * to learn that the port is taken.
 *
 * @throws AttuneError `CONFLICT` if it is taken, `CONFIG_INVALID` if this machine has no such address
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    throw listenError(error, host, port)
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

/** What listening failed with, as something a person can act on. */
function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') {
    return new AttuneError('CONFLICT', `port ${port} of ${host} is in use by another process`, {
      hint: 'stop it, or choose another port: PORT=4001 attune serve',
    })
  }
  if (code === 'EACCES') {
    return new AttuneError('CONFIG_INVALID', `this user may not listen on port ${port}`, {
      hint: 'choose one from 1024 up: PORT=4000',
    })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new AttuneError('CONFIG_INVALID', `HOST is no address of this machine: ${host}`, {
      hint: 'use 127.0.0.1 for this machine alone, 0.0.0.0 for the network',
    })
  }
  return error
}
