import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../../observability/logger.ts'

interface HttpProblem {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly hint?: string
}

const PROBLEMS: Readonly<Record<number, HttpProblem>> = {
  400: { status: 400, code: 'BAD_REQUEST', message: 'The request is malformed: send a JSON object.' },
  404: { status: 404, code: 'NOT_FOUND', message: 'Nothing is here: GraphQL is at /graphql.' },
  413: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The request body is too large.' },
  415: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send application/json in UTF-8, not compressed.',
  },
  421: {
    status: 421,
    code: 'MISDIRECTED_REQUEST',
    message: 'This server does not answer for the host that the request names.',
    hint: 'add the host name to ATTUNE_ALLOWED_HOSTS',
  },
}

const INTERNAL: HttpProblem = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong on our side.',
}

/** Answers every failure outside GraphQL as JSON in the shape of GraphQL errors, without the error's own text. */
export function registerJsonErrors(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler((request, reply) => answerProblem(request, reply, 404))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) logger.error({ requestId: request.id, err: error }, 'a request failed')
    return answerProblem(request, reply, status)
  })
}

/** An error body for this status; for one without a text of its own: 400 below 500, else 500. */
export function answerProblem(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const problem = PROBLEMS[status] ?? (status < 500 ? PROBLEMS[400] : undefined) ?? INTERNAL
  return reply
    .code(problem.status)
    .type('application/json; charset=utf-8')
    .send(bodyOf(problem, { requestId: request.id }))
}

/** The JSON text of the error body for a status, for a connection that Fastify does not handle. */
export function problemText(status: number): string {
  return JSON.stringify(bodyOf(PROBLEMS[status] ?? INTERNAL))
}

function bodyOf({ code, message, hint }: HttpProblem, facts: { readonly requestId?: string } = {}) {
  return { errors: [{ message, extensions: { code, ...(hint !== undefined && { hint }), ...facts } }] }
}
