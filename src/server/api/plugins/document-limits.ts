import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValidationRule,
  type ValueNode,
  visit,
} from 'graphql'
import { AttuneError } from '../../../domain/errors.ts'
import { charge, RateLimited } from '../admission.ts'
import type { RequestContext } from '../context.ts'
import { REFUSED_COST } from '../rate-limits.ts'
import type { DocumentLimits } from '../server-parts.ts'
import { costDirectives } from './cost-directives.ts'
import { documentCost } from './document-cost.ts'

const MAX_DIRECTIVES = 10

/**
 * Validation rules that reject a document by its shape. The parser limits tokens, and `queryCost` limits the cost with
 * variables.
 */
export function documentRules({ maxDepth, maxAliases }: DocumentLimits): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { enabled: true, n: maxDepth, flattenFragments: true },
    // The default list allows any number of `__typename`.
    maxAliases: { enabled: true, n: maxAliases, allowList: [] },
    maxDirectives: { enabled: true, n: MAX_DIRECTIVES },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  return [...armor.protect().validationRules, limitRepetitions(maxAliases)]
}

/** Rejects a selection set that holds one field more than `max` times: the response has it once. */
function limitRepetitions(max: number): ValidationRule {
  return (context) => ({
    SelectionSet({ selections }) {
      const counts = new Map<string, number>()
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) continue
        const key = (selection.alias ?? selection.name).value
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (count > max) return context.reportError(new GraphQLError(`Repetitions limit of ${max} exceeded`))
      }
    },
  })
}

/**
 * Rejects a document whose result could hold too many objects, or that is over the caller's rate limit. Variables count with
 * their values. Also rejects subscriptions, which sockets serve.
 */
export function queryCost({ maxCost, maxFirst }: DocumentLimits): ApolloServerPlugin<RequestContext> {
  const fixed = new FixedCosts()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, operationName, contextValue }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
            throw new GraphQLError('subscriptions need a WebSocket at /graphql (graphql-ws)', { extensions })
          }
          const variables = request.variables ?? {}
          const shape = shapeOf(operation, variables)
          const known = fixed.of(document, shape)
          if (known === undefined && (!operation || !areCoercible(schema, operation, variables))) {
            return chargeRequest(contextValue, REFUSED_COST)
          }
          const cost = known ?? documentCost({ schema, document, variables, operationName }, maxFirst)
          fixed.keep(schema, document, shape, cost)
          await chargeRequest(contextValue, cost <= maxCost ? cost : REFUSED_COST)
          if (cost <= maxCost) return
          throw new AttuneError('BAD_USER_INPUT', `the document costs ${cost}, more than ${maxCost}`, {
            hint: 'request smaller pages (first) or fewer nested lists',
          })
        },
      }
    },
  }
}

/** @throws GraphQLError with status 429 if the caller is over a limit */
async function chargeRequest({ quota }: RequestContext, cost: number): Promise<void> {
  try {
    await charge(quota, cost)
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error
    throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 429 } } })
  }
}

/** What a cost depends on beside the text: the operation, and its variables: whether they are given, and the lengths of lists. */
function shapeOf(
  operation: OperationDefinitionNode | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): string {
  const declared = operation?.variableDefinitions ?? []
  const given = declared.map(({ variable: { name } }) => {
    const value = variables[name.value]
    if (Array.isArray(value)) return value.length
    return value === undefined ? 'default' : value === null
  })
  return JSON.stringify([operation?.name?.value, ...given])
}

/** Costs that are kept of one document, and the longest key of one: clients choose both. */
const MAX_SHAPES = 1_000
const MAX_SHAPE_LENGTH = 500

/**
 * Caches the costs of documents whose cost depends on nothing in variables but the lengths of lists: clients send thousands of
 * events a second with one document. An entry lives as long as the document cache of the server holds the document.
 */
class FixedCosts {
  readonly #costs = new WeakMap<DocumentNode, Map<string, number>>()
  readonly #isFixed = new WeakMap<DocumentNode, boolean>()

  of(document: DocumentNode, shape: string): number | undefined {
    return this.#costs.get(document)?.get(shape)
  }

  keep(schema: GraphQLSchema, document: DocumentNode, shape: string, cost: number): void {
    const isFixed = this.#isFixed.get(document) ?? isCostFixed(schema, document)
    this.#isFixed.set(document, isFixed)
    const costs = this.#costs.get(document) ?? new Map<string, number>()
    const isKept = isFixed && costs.size < MAX_SHAPES && shape.length <= MAX_SHAPE_LENGTH
    if (isKept) this.#costs.set(document, costs.set(shape, cost))
  }
}

/** True if no variable sets the length of a page, the size of a filter, or includes a part. */
function isCostFixed(schema: GraphQLSchema, document: DocumentNode): boolean {
  const costly = costDirectives(schema).costlyArguments
  let isFixed = true
  visit(document, {
    Argument({ name, value }) {
      if (costly.has(name.value) && holdsVariable(value)) isFixed = false
    },
    // In an input that is written out, such as `filter: { not: $filter }` or `filter: { all: [$filter] }`.
    ObjectField({ value }) {
      if (holdsVariable(value)) isFixed = false
    },
  })
  return isFixed
}

/** True for a variable and for a list with one, such as `actions: [$action]`. */
function holdsVariable(value: ValueNode): boolean {
  return value.kind === Kind.LIST ? value.values.some(holdsVariable) : value.kind === Kind.VARIABLE
}

/** False if execution will reject the variables. */
function areCoercible(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return !getVariableValues(schema, variableDefinitions ?? [], variables, { maxErrors: 1 }).errors
}

/**
 * Charges documents that are refused before their cost is known, and states what is left in `extensions.rateLimit` and in
 * headers. `queryCost` charges the others.
 */
export const rateLimit: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue: { quota } }) {
    if (!quota) return
    return {
      async didEncounterErrors() {
        if (!quota.isCharged) await quota.charge(REFUSED_COST)
      },
      async willSendResponse({ response }) {
        for (const [name, value] of Object.entries(quota.headers)) response.http.headers.set(name, value)
        if (response.body.kind !== 'single') return
        const result = response.body.singleResult
        result.extensions = { ...result.extensions, rateLimit: quota.state }
      },
    }
  },
}
