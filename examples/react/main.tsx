import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openClient } from './client.ts'
import { ForYou } from './for-you.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

/** Of a build for a server with keys. A real page asks its backend for the token of the user who signed in. */
const { VITE_ATTUNE_KEY: apiKey, VITE_ATTUNE_TOKEN: token } = import.meta.env
const credentials = {
  ...(apiKey && { 'x-api-key': apiKey }),
  ...(token && { authorization: `Bearer ${token}` }),
}

const userId = new URLSearchParams(location.search).get('user') ?? 'abena-adeyemi'

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={openClient(credentials)}>
      <ForYou userId={userId} />
    </ApolloProvider>
  </StrictMode>,
)
