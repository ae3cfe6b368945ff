import { list, media, noted, text, undescribed } from '../address.ts';
import type { Address, Link } from '../address.ts';
import { keeps, opens, opensUrl } from '../notes.ts';
import { contentBlocks } from '../anthropic/content.ts';
import { mcpServer } from '../anthropic/tools.ts';

const self = (): Address => stateful;
const file = noted(text, opens('file'));
const handle = noted(text, opens('handle'));
const knowledge = noted(text, opens('knowledge_base'));

/** Names under which stateful APIs reopen what they keep, whatever the object around them. */
const members: Readonly<Record<string, Link>> = {
  file_id: file,
  file_ids: list(file),
  input_file_id: file,
  training_file: file,
  validation_file: file,
  vector_store_ids: list(knowledge),
  assistant_id: handle,
  thread_id: handle,
  conversation: { ...handle, others: self },
  previous_response_id: handle,
  container_id: handle,
  session_id: handle,
  environment_id: handle,
  agent: { ...noted(text, opens('agent')), others: self },
  agent_id: noted(text, opens('agent')),
  prompt_id: noted(text, opens('prompt')),
  image_url: { ...media('image'), others: self },
  file_url: noted(text, opensUrl('url')),
  mcp_servers: list(mcpServer),
  content: contentBlocks,
  store: noted(text, keeps('store')),
};

/** JSON of an API that keeps what it is given: read for what it reopens; every string is text. */
export const stateful: Address = { ...undescribed, members, elements: self, others: self };
