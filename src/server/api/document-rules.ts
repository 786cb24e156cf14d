import { ApolloArmor } from '@escape.tech/graphql-armor'
import type { ValidationRule } from 'graphql'
import type { DocumentLimits } from './server-parts.ts'

const MAX_DIRECTIVES = 10

/**
 * Rules that refuse a document by its shape, before anything runs. Tokens are limited in parsing and cost by
 * `queryCost`, which knows variables.
 */
export function documentRules({ maxDepth, maxAliases }: DocumentLimits): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { enabled: true, n: maxDepth, flattenFragments: true },
    // Its default list lets `__typename` pass any number of times.
    maxAliases: { enabled: true, n: maxAliases, allowList: [] },
    maxDirectives: { enabled: true, n: MAX_DIRECTIVES },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  return armor.protect().validationRules
}
