import { openAttune } from '@attune/browser'
import {
  AttuneProvider,
  useImpressions,
  useItems,
  usePage,
  useRecommendations,
  useSearch,
  useTrack,
} from '@attune/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

const TEA = { id: 'tea', title: 'Green tea', kind: 'drink', imageUrl: null, url: null }
const INITIAL = {
  list: {
    recommendationId: 'list-1',
    totalCount: 1,
    pageInfo: { hasNextPage: true, endCursor: 'c' },
    edges: [{ node: TEA, reasons: [{ text: 'Popular right now' }] }],
  },
}

function Shop({ initial }: { readonly initial?: typeof INITIAL }) {
  const { edges, list, hasMore, isLoading } = useRecommendations(initial ? { initial } : {})
  const found = useSearch('tea')
  const category = useItems({ filter: { kind: { anyOf: ['drink'] } } })
  const page = usePage('{ version }')
  const seen = useImpressions(list?.recommendationId, 'home')
  const track = useTrack()
  const states = [isLoading, found.isLoading, category.isLoading, page.isLoading]
  return (
    <main
      data-more={hasMore}
      data-states={states.join()}
      data-tracked={String(track({ kind: 'CLICK', itemId: 'tea' }))}
    >
      {edges.map(({ node, reasons }) => (
        <p key={node.id} ref={seen(node.id)}>
          {node.title}: {reasons[0]?.text}
        </p>
      ))}
    </main>
  )
}

function rendered(initial?: typeof INITIAL): string {
  const attune = openAttune({ url: 'https://attune.example', key: 'web-key', isAllowed: true })
  const html = renderToString(
    <StrictMode>
      <AttuneProvider attune={attune}>{initial ? <Shop initial={initial} /> : <Shop />}</AttuneProvider>
    </StrictMode>,
  )
  expect([attune.isAllowed, attune.viewer]).toEqual([false, ''])
  return html
}

describe('a page that a server renders', () => {
  it('is loading, asks nothing, and tracks nothing', () => {
    const fetching = vi.fn()
    vi.stubGlobal('fetch', fetching)
    expect(rendered()).toContain('data-more="false" data-states="true,true,true,true" data-tracked="null"')
    expect(fetching).not.toHaveBeenCalled()
  })

  it('shows the list that the server asked for', () => {
    const html = rendered(INITIAL)
    expect(html).toContain('data-more="true" data-states="false,true,true,true"')
    expect(html.replace(/<!-- -->/g, '')).toContain('Green tea: Popular right now')
  })

  it('says that the provider is missing', () => {
    expect(() => renderToString(<Shop />)).toThrow('useAttune is outside of AttuneProvider')
  })
})
