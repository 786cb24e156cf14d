import type { FastifyInstance } from 'fastify'
import { parseImportSource } from '../../../datasets/importing/import-source.ts'
import { AttuneError } from '../../../domain/errors.ts'
import { type Admission, credentialsOf } from '../admission.ts'
import type { ServerParts } from '../server-parts.ts'

/**
 * Starts imports at `POST /internal/imports`, for `attune import` on this machine: they read its files. Answers with the id of the
 * import, in the shape of a GraphQL response. Everyone else is refused before their body is read.
 */
export function registerImports(
  app: FastifyInstance,
  { imports, audit }: Pick<ServerParts, 'imports' | 'audit'>,
  admission: Admission,
): void {
  const onRequest = async ({ raw }: { readonly raw: Parameters<typeof credentialsOf>[0] }) => {
    const { principal } = await admission.admit(credentialsOf(raw), raw)
    if (principal.isOnThisMachine) return
    throw new AttuneError('FORBIDDEN', 'imports are for `attune import` on the machine of the server', {
      hint: 'run `attune import` there, with the same ATTUNE_DATA_DIR',
    })
  }
  app.post('/internal/imports', { onRequest }, async ({ body }) => {
    const source = parseImportSource(body)
    await audit.write({ actor: 'operator', action: 'startImport' })
    return { data: { id: imports.start(source).id } }
  })
}
