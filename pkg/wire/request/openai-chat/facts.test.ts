import { describe, expect, test } from '@jest/globals';
import { factsOf, hops, kept, inContent } from '../facts-of.test-data.ts';

describe('facts of a Chat Completions body', () => {
  test.each([
    [
      'functions',
      {
        tools: [
          { type: 'function', function: { name: 'f' } },
          { type: 'custom', custom: { name: 'g' } },
        ],
      },
      [],
    ],
    ['web search by option', { web_search_options: {} }, ['web_search web_search_options']],
    ['web search as a tool', { tools: [{ type: 'web_search_premium' }] }, ['web_search web_search_premium']],
    ['another tool', { tools: [{ type: 'code_interpreter' }] }, ['agent code_interpreter']],
    [
      'an image by URL',
      inContent({ type: 'image_url', image_url: { url: 'HTTPS://Img.Example/x' } }),
      ['url img.example'],
    ],
    [
      'an image by URL, as a string',
      inContent({ type: 'image_url', image_url: 'gs://bucket/x' }),
      ['url gs://bucket'],
    ],
    [
      'an image as data',
      inContent({ type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }),
      [],
    ],
    ['a file by id', inContent({ type: 'file', file: { file_id: 'file-1' } }), ['file file-1']],
    [
      'a data source of Azure',
      { data_sources: [{ type: 'azure_search', parameters: { endpoint: 'https://s.search.windows.net' } }] },
      ['data_source s.search.windows.net'],
    ],
    [
      'a data source without its host',
      { data_sources: [{ type: 'azure_search' }] },
      ['data_source azure_search'],
    ],
    ['a cache of Google', { google: { cached_content: 'cachedContents/1' } }, ['handle cachedContents/1']],
    [
      'the same by another way',
      { extra_body: { google: { cached_content: 'cachedContents/1' } } },
      ['handle cachedContents/1'],
    ],
    ['a model that searches', { model: 'openai/gpt-5:online' }, ['web_search openai/gpt-5:online']],
    ['a preview that searches', { model: 'gpt-4o-search-preview' }, ['web_search gpt-4o-search-preview']],
    [
      'a compound model',
      { model: 'groq/compound-mini' },
      ['web_search groq/compound-mini', 'code_execution groq/compound-mini'],
    ],
    ['a router', { model: 'openrouter/auto' }, ['fallback openrouter/auto']],
    ['a model', { model: 'gpt-5' }, []],
    ['other models', { models: ['a/b', 'c/d'] }, ['fallback a/b', 'fallback c/d']],
    ['live search', { search_parameters: { mode: 'on' } }, ['web_search search_parameters']],
    [
      'an earlier audio answer',
      { messages: [{ role: 'assistant', audio: { id: 'audio_1' } }] },
      ['handle audio_1'],
    ],
  ])('second hops: %s', (_, body, expected) => {
    expect(hops('openai-chat', body)).toEqual(expected);
  });

  test.each([
    ['store', { store: true }, ['store']],
    ['store switched off', { store: false }, []],
    ['a cache for a day', { prompt_cache_retention: '24h' }, ['prompt_cache_retention']],
    ['a cache in memory', { prompt_cache_retention: 'in_memory' }, []],
  ])('state: %s', (_, body, expected) => {
    expect(kept('openai-chat', body)).toEqual(expected);
  });

  test('data URLs, audio and files cannot be inspected', () => {
    const body = inContent(
      { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
      { type: 'input_audio', input_audio: { data: 'aGk=', format: 'wav' } },
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
    );
    expect(factsOf('openai-chat', body).uninspectable).toEqual({ image: 1, audio: 1, file: 1 });
  });
});
