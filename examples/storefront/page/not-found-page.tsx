import { usePage } from '@attune/react'
import { HomeDocument } from '../__generated__/graphql.ts'
import { Categories } from './home-page.tsx'
import { PageTitle } from './page-title.tsx'

/** For an address without a page: leads on to the categories. */
export function NotFoundPage({ title }: { readonly title: string }) {
  const { data } = usePage(HomeDocument, {})
  return (
    <>
      <PageTitle title={title} />
      <p>It may have been sold. Look around instead:</p>
      <Categories data={data} />
    </>
  )
}
