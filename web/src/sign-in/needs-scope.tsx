import { EmptyState } from '../parts/states.tsx'
import { href } from '../routing/route.ts'

/** In place of a page about people or statistics that the key may not read. */
export function NeedsAdmin() {
  return (
    <EmptyState title="This page needs the scope admin">
      <p>It shows people, or statistics of all data. The key of this tab may not read them.</p>
      <a className="button" href={href('placements')}>
        Go to the placements
      </a>
    </EmptyState>
  )
}

/** In place of placements that the key may not edit. */
export function NeedsSteer() {
  return (
    <EmptyState title="Placements need the scope steer">
      <p>The key of this tab lacks it. Create a key that has it, and sign in with it:</p>
      <code className="chip">attune keys create --name merchandiser --scopes steer</code>
    </EmptyState>
  )
}
