import { useImpressions, useRecommendations, useTrack } from '@attune/react'

/** What the visitor may like: loads further pages, reports impressions, and reloads after a like. */
export function ForYou() {
  const { list, edges, hasMore, error, loadMore, reload } = useRecommendations({ first: 6 })
  const recommendationId = list?.recommendationId
  const seen = useImpressions(recommendationId)
  const track = useTrack()

  if (!list || !recommendationId)
    return error ? <p role="alert">{error.message}</p> : <p role="status">Loading</p>

  const like = (itemId: string) => {
    track({ kind: 'LIKE', itemId, recommendationId })
    // The next list reflects the like: it is sent before.
    reload()
  }

  return (
    <section aria-labelledby="for-you">
      <h1 id="for-you">For you</h1>
      {error ? <p role="alert">{error.message}</p> : null}
      <ol>
        {edges.map(({ node, reasons }) => (
          <li key={`${recommendationId} ${node.id}`} data-id={node.id} ref={seen(node.id)}>
            <h2>{node.title}</h2>
            <p>{reasons[0]?.text}</p>
            <button type="button" onClick={() => like(node.id)}>
              Like {node.title}
            </button>
          </li>
        ))}
      </ol>
      {hasMore ? (
        <button type="button" onClick={loadMore}>
          Show more
        </button>
      ) : null}
    </section>
  )
}
