import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ForYouDocument, RecordDocument } from './__generated__/graphql.ts'
import { useImpressions } from './use-impressions.ts'

/** Entries on a page. */
const PAGE_SIZE = 6

/** Somebody's list: pages on, reports what was on the screen, and is asked again once she has liked something. */
export function ForYou({ userId }: { readonly userId: string }) {
  const [atLeast, setAtLeast] = useState<string | null>(null)
  const variables = { userId, first: PAGE_SIZE, after: null, input: atLeast === null ? null : { atLeast } }
  const { data, previousData, error, fetchMore, refetch } = useQuery(ForYouDocument, { variables })
  const [record] = useMutation(RecordDocument)
  const watch = useImpressions()
  const list = (data ?? previousData)?.recommendations

  if (error && !list) return <p role="alert">{error.message}</p>
  if (!list) return <p role="status">Loading</p>
  const { recommendationId, pageInfo, edges, degraded } = list

  const showMore = () =>
    fetchMore({ variables: { after: pageInfo.endCursor ?? null } }).catch((failure: unknown) => {
      // The list is no longer kept: begin a new one.
      if (codeOf(failure) === 'CURSOR_EXPIRED') return refetch()
      throw failure
    })

  const like = async (itemId: string) => {
    const event = {
      // One like of an item in a list counts, however often the button is pressed.
      eventId: `like-${recommendationId}-${itemId}`,
      userId,
      itemId,
      recommendationId,
      kind: 'LIKE',
      occurredAt: new Date().toISOString(),
    }
    const { data: recorded } = await record({ variables: { events: [event] } })
    // The next answer shall have seen it.
    setAtLeast(recorded?.recordEvents.watermark ?? null)
  }

  return (
    <section aria-labelledby="for-you">
      <h1 id="for-you">For you</h1>
      {degraded.length > 0 ? <p role="status">Made without {degraded.join(', ')}.</p> : null}
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
