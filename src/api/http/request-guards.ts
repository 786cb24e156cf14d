import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerProblem } from './json-errors.ts'

/** Deepest nesting of a request body: documents are texts and variables are shallow. */
const MAX_BODY_DEPTH = 32

/** Refuses bodies that later steps could trip over: other charsets, compressed ones, ones nested very deeply. */
export function registerRequestGuards(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isPlainUtf8(request)) return answerProblem(request, reply, 415)
  })
  app.addHook('preValidation', async (request, reply) => {
    if (isDeeperThan(request.body, MAX_BODY_DEPTH)) return answerProblem(request, reply, 400)
  })
}

function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'] ?? 'identity'
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return encoding.toLowerCase() === 'identity' && /^utf-?8$/i.test(charset)
}

/** Without recursion, which a nested body would exhaust. */
function isDeeperThan(body: unknown, limit: number): boolean {
  let level = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return false
}
