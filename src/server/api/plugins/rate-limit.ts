import type { ApolloServerPlugin } from '@apollo/server'
import type { RequestContext } from '../context.ts'
import { REFUSED_COST } from '../rate-limits.ts'

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
