import type { CandidateSource } from '../__generated__/graphql.ts'
import { sourceLook } from './sources.ts'
import { SourceDot } from './stacked-bar.tsx'

/** Header cell of a table row about a source: its color and name. */
export function SourceHead({ source }: { readonly source: CandidateSource }) {
  return (
    <th scope="row">
      <span className="named">
        <SourceDot source={source} />
        {sourceLook(source).name}
      </span>
    </th>
  )
}
