import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Principal } from '../../../access/principal.ts'
import { fieldRule } from '../access-rules.ts'
import type { RequestContext } from '../context.ts'

/** Browsers and proxies may answer with a list without a viewer for so long. */
const MAX_AGE_SECONDS = 30

/** The fields of `Query` that are of the catalog, unless an argument names a user or a session. A new one is personal. */
const CATALOG: ReadonlySet<string> = new Set([
  'boughtTogether',
  'item',
  'items',
  'propertyTypes',
  'recommendationsForItems',
  'search',
  'settings',
  'suggestions',
  'tag',
  'tags',
  'version',
])

/**
 * Allows caches to keep what is about no person: an answer without an error, without a user token and to a key of a browser, to a
 * document that reads only fields of the catalog, without a user and a session. Other responses keep the header of every response.
 * Keys with more scopes see hidden items and exact counts.
 */
export function cacheControl(): ApolloServerPlugin<RequestContext> {
  const known = new WeakMap<DocumentNode, boolean>()
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ schema, document, contextValue, response: { http, body } }) {
          if (!document || !isBrowser(contextValue.principal)) return
          if (body.kind !== 'single' || body.singleResult.errors || http.status) return
          const isPublic = known.get(document) ?? isAboutNoPerson(schema, document)
          known.set(document, isPublic)
          if (!isPublic) return
          http.headers.set('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
          // The headers of CORS name the origin, and the content type follows what is accepted.
          http.headers.set('vary', 'origin, x-api-key, authorization, accept')
        },
      }
    },
  }
}

/** True without a user token, for a caller who may read and track only. */
function isBrowser({ userId, scopes }: Principal): boolean {
  return userId === null && [...scopes].every((scope) => scope === 'read' || scope === 'track')
}

function isAboutNoPerson(schema: GraphQLSchema, document: DocumentNode): boolean {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  let isPublic = operations.every(({ operation }) => operation === OperationTypeNode.QUERY)
  const types = new TypeInfo(schema)
  const visitor = {
    Field(node: FieldNode) {
      isPublic &&= isCatalogField(schema, types, node)
    },
  }
  visit(document, visitWithTypeInfo(types, visitor))
  return isPublic
}

function isCatalogField(
  schema: GraphQLSchema,
  types: TypeInfo,
  { arguments: args = [] }: FieldNode,
): boolean {
  const field = types.getFieldDef()
  const parent = types.getParentType()?.name
  if (!field || parent === 'User' || getNamedType(field.type).name === 'User') return false
  if (parent === 'Query' && !field.name.startsWith('__') && !CATALOG.has(field.name)) return false
  const rule = fieldRule(schema, field)
  if (!rule) return true
  const isForViewer = args.some(({ name }) => name.value === rule.owner || name.value === rule.session)
  return !isForViewer && (rule.needs === 'read' || rule.isUserOptional)
}
