import { EmptyState } from '../parts/states.tsx'
import { href } from '../routing/route.ts'
import { type PageScope, useMay } from './use-scopes.ts'

/** In place of a page that the key may not read. */
export function NeedsScope({ scope }: { readonly scope: PageScope }) {
  const mayRead = useMay('read')
  return (
    <EmptyState title={`This page needs the scope ${scope}`}>
      <p>The key of this browser lacks it. Create a key that has it, and sign in with it:</p>
      <code className="chip">attune keys create --name explorer --scopes {scope}</code>
      <a className="button" href={href(mayRead ? 'catalog' : 'placements')}>
        Go to the {mayRead ? 'catalog' : 'placements'}
      </a>
    </EmptyState>
  )
}
