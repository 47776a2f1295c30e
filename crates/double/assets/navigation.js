// Soft navigation as Turbo does it: links and forms fetch, the body is replaced, events say so.
'use strict';
{
  const STREAMS = 'text/vnd.turbo-stream.html, text/html, application/xhtml+xml';

  customElements.define('turbo-frame', class extends HTMLElement {});

  function tell(name, detail = {}, target = document.documentElement) {
    return target.dispatchEvent(new CustomEvent(`turbo:${name}`, {bubbles: true, cancelable: true, detail}));
  }

  async function request(address, options) {
    const fetchOptions = {credentials: 'same-origin', ...options};
    tell('before-fetch-request', {url: new URL(address, location.href), fetchOptions});
    const answer = await fetch(address, fetchOptions);
    tell('before-fetch-response', {fetchResponse: {statusCode: answer.status}});
    return answer;
  }

  async function visit(address, action) {
    const url = new URL(address, location.href).href;
    if (action === 'advance' && !tell('before-visit', {url})) return;
    tell('visit', {url, action});
    if (action === 'advance') history.pushState({turbo: true}, '', url);
    const answer = await request(url, {headers: {Accept: 'text/html, application/xhtml+xml'}});
    if (answer.redirected) history.replaceState({turbo: true}, '', answer.url);
    render(await answer.text(), action);
  }

  function render(markup, action) {
    const page = new DOMParser().parseFromString(markup, 'text/html');
    const newBody = page.body;
    tell('before-render', {newBody, renderMethod: 'replace'});
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(newBody));
    if (action !== 'restore') scrollTo(0, 0);
    tell('render', {renderMethod: 'replace'});
    tell('load', {url: location.href});
  }

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || link.dataset.turbo === 'false') return;
    if (link.hash && link.pathname === location.pathname) return;
    if (!tell('click', {url: link.href}, link)) return;
    event.preventDefault();
    visit(link.href, 'advance');
  });

  addEventListener('popstate', () => visit(location.href, 'restore'));

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.turbo === 'false' || form.method !== 'post') return;
    event.preventDefault();
    submit(form, event.submitter);
  });

  async function submit(form, submitter) {
    tell('submit-start', {}, form);
    const body = new URLSearchParams(new FormData(form, submitter));
    if (submitter) submitter.disabled = true;
    const answer = await request(form.action, {method: 'POST', body, headers: {Accept: STREAMS}});
    const markup = await answer.text();
    tell('submit-end', {success: answer.ok}, form);
    if (submitter) submitter.disabled = false;
    if (answer.headers.get('content-type').startsWith('text/vnd.turbo-stream.html')) {
      stream(markup);
      return;
    }
    if (answer.redirected) {
      tell('visit', {url: answer.url, action: 'advance'});
      history.pushState({turbo: true}, '', answer.url);
    }
    render(markup, 'advance');
  }

  // Only the one kind of stream that the form needs: new content for an element.
  function stream(markup) {
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    for (const update of parsed.querySelectorAll('turbo-stream[action=update]')) {
      const target = document.getElementById(update.getAttribute('target'));
      const content = document.importNode(update.querySelector('template').content, true);
      target.replaceChildren(content);
      target.querySelector('dialog')?.showModal();
    }
  }

  // A click made by a script closes the confirmation and creates nothing (seen 2026-09).
  document.addEventListener('click', event => {
    const button = event.target.closest?.('#confirm-fg-pat button[type=submit]');
    if (!button || event.isTrusted) return;
    event.preventDefault();
    button.closest('dialog').close();
  }, true);

  tell('load', {url: location.href});
}
