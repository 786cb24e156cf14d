import { basename } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { EXPORT_FILE } from '../../../privacy/write-export.ts'
import type { ServerParts } from '../server-parts.ts'
import { refuseDownloads } from './request-guards.ts'

/**
 * Serves the files of exports at `/exports/ID?token=..`: the JSON document, or with `&file=events.csv` one kind as CSV. The
 * token in the URL is all that a caller needs. Whatever is wrong, the response is the same.
 */
export function registerExports(
  app: FastifyInstance,
  { exports, limiter }: Pick<ServerParts, 'exports' | 'limiter'>,
): void {
  app.get<{ Params: { id: string }; Querystring: { token?: string; file?: string } }>(
    '/exports/:id',
    { onRequest: refuseDownloads({ limiter }) },
    async ({ params, query }, reply) => {
      const { token = '', file = EXPORT_FILE } = query
      const isText = typeof token === 'string' && typeof file === 'string'
      const path = isText ? await exports.find(params.id, token, file) : null
      const content = path === null ? null : await exports.read(path).catch(() => null)
      if (path === null || content === null) {
        return reply.code(404).send({ errors: [{ message: 'there is no such file' }] })
      }
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="${basename(path)}"`)
        .type(path.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8')
        .send(content)
    },
  )
}
