import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { useMutation, useQuery } from '@apollo/client/react'
import { ForYouDocument, RecordDocument } from './__generated__/graphql.ts'
import { useImpressions } from './use-impressions.ts'

/** Entries on a page. */
const PAGE_SIZE = 6

/** A user's list: loads further pages, reports impressions, and reloads after a like. */
export function ForYou({ userId }: { readonly userId: string }) {
  const variables = { userId, first: PAGE_SIZE, after: null, input: null, minWatermark: null }
  const { data, previousData, error, fetchMore, refetch } = useQuery(ForYouDocument, { variables })
  const [record, recording] = useMutation(RecordDocument)
  const watch = useImpressions()
  const list = (data ?? previousData)?.recommendations

  if (error && !list) return <p role="alert">{error.message}</p>
  if (!list) return <p role="status">Loading</p>
  const { recommendationId, pageInfo, edges, degradedSources } = list
  // A response without an error can still reject an event.
  const [problem] = recording.data?.recordEvents?.results[0]?.problems ?? []

  const showMore = () =>
    fetchMore({ variables: { after: pageInfo.endCursor ?? null } }).catch((failure: unknown) => {
      // The list has expired: start a new one.
      if (codeOf(failure) === 'CURSOR_EXPIRED') return refetch()
      throw failure
    })

  const like = async (itemId: string) => {
    const event = {
      // The id derives from list and item, so repeated clicks count once.
      eventId: `like-${recommendationId}-${itemId}`,
      userId,
      itemId,
      recommendationId,
      kind: 'LIKE' as const,
      occurredAt: new Date().toISOString(),
    }
    const { data: recorded } = await record({ variables: { events: [event] } })
    // The next list must reflect the like. It replaces this one in the cache.
    await refetch({ ...variables, minWatermark: recorded?.recordEvents?.watermark ?? null })
  }

  return (
    <section aria-labelledby="for-you">
      <h1 id="for-you">For you</h1>
      {problem ? <p role="alert">{problem.message}</p> : null}
      {degradedSources.length > 0 ? <p role="status">Made without {degradedSources.join(', ')}.</p> : null}
      <ol>
        {edges.map(({ node, reasons }) => (
          <li
            key={`${recommendationId} ${node.id}`}
            data-id={node.id}
            ref={(element) => watch(element, { userId, recommendationId, itemId: node.id })}
          >
            <h2>{node.title}</h2>
            <p>{reasons[0]?.text}</p>
            <button type="button" onClick={() => like(node.id)}>
              Like {node.title}
            </button>
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage ? (
        <button type="button" onClick={showMore}>
          Show more
        </button>
      ) : null}
    </section>
  )
}

function codeOf(failure: unknown): unknown {
  return CombinedGraphQLErrors.is(failure) ? failure.errors[0]?.extensions?.code : undefined
}
