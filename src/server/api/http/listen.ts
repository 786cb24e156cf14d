import type { FastifyInstance } from 'fastify'
import { AttuneError } from '../../../domain/errors.ts'

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOTFOUND: 'is no known host',
}

/** Listens and returns the address. @throws AttuneError `CONFIG_INVALID` saying what is wrong with it */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = REASONS[code]
    if (!reason) throw error
    throw new AttuneError('CONFIG_INVALID', `${host}:${port} ${reason}`, {
      hint: 'set PORT to a free port (0 takes any) or HOST to an address of this machine',
      cause: error,
    })
  }
}
