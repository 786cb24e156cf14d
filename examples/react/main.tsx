import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openClient } from './client.ts'
import { ForYou } from './for-you.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const userId = new URLSearchParams(location.search).get('user') ?? 'abena-adeyemi'

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={openClient()}>
      <ForYou userId={userId} />
    </ApolloProvider>
  </StrictMode>,
)
