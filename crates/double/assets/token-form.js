// How the parts of the token form depend on each other.
'use strict';
{
  const byId = id => document.getElementById(id);
  // The form of a new token, or of one that is edited.
  const form = () =>
    byId('new_user_programmatic_access') ?? document.querySelector('.edit_user_programmatic_access');
  const EXPIRES = 'user_programmatic_access[default_expires_at]';

  document.addEventListener('itemActivated', event => {
    const panel = event.target;
    if (panel.id === 'resource-owner-select-panel') changeOwner(event.detail.item.dataset.src);
    if (panel.id === 'expiration-menu') showExpiration(panel);
    if (panel.id === 'repository-menu-list') pick(event.detail.item, event.detail.checked);
  });

  document.addEventListener('change', event => {
    if (event.target.name !== 'install_target') return;
    document.querySelector('.js-repository-picker').hidden = event.target.value !== 'selected';
    allowSubmit();
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('.js-repository-picker-remove');
    if (!button) return;
    button.closest('li').remove();
    countPicked();
  });

  // The rows of before 2025-08. Metadata comes with any other repository permission.
  document.addEventListener('itemActivated', event => {
    const {resource, resourceParent} = event.detail.item.querySelector('button').dataset;
    if (resourceParent !== 'repository' || resource === 'metadata') return;
    const menus = [...form().querySelectorAll('action-menu:has([data-resource-parent=repository])')];
    const metadata = byId('permission-menu-metadata');
    const value = menu => menu.querySelector('[data-list-inputs=true] input').value;
    const others = menus.some(menu => menu !== metadata && value(menu) !== 'none');
    metadata.querySelector('[data-list-inputs=true] input').value = others ? 'read' : 'none';
    metadata.querySelector('.Button-label').lastElementChild.textContent = others ? 'Read-only' : 'No access';
  });

  document.addEventListener('change', event => {
    if (event.target.name !== 'install_target') return;
    const section = document.querySelector('.js-permissions-section:has([name*="[metadata]"])');
    if (section) section.hidden = event.target.value === 'none';
  });

  document.addEventListener('include-fragment-replaced', event => {
    if (event.target.classList.contains('js-select-access')) arrive(event.target);
  });

  // The late part is fetched anew for another owner; permissions chosen so far go along.
  function changeOwner(source) {
    const address = new URL(source, location.href);
    for (const input of form().querySelectorAll('input[name^="integration[default_permissions]"]')) {
      const key = input.name.slice('integration[default_permissions]['.length, -1);
      const isChosen = input.type !== 'radio' || input.checked;
      if (isChosen && input.value && input.value !== 'none') address.searchParams.set(key, input.value);
    }
    form().querySelector('.js-request-message-slot').replaceChildren();
    const fragment = document.createElement('include-fragment');
    fragment.setAttribute('src', address.pathname + address.search);
    fragment.innerHTML =
      '<p class="color-fg-muted js-loading" role="status">Loading permissions…</p>' +
      '<p class="js-failed" hidden>Sorry, something went wrong.</p>';
    const place = form().querySelector('.js-select-access');
    place.dataset.ownerChanged = 'true';
    place.replaceChildren(fragment);
  }

  function arrive(place) {
    const content = place.querySelector('.js-select-access-content');
    if (place.dataset.ownerChanged) {
      const template = content.querySelector('.js-expiration-template');
      form().querySelector('.js-expiration-slot').replaceChildren(template.content.cloneNode(true));
    }
    const message = content.querySelector('.js-request-message');
    if (message) form().querySelector('.js-request-message-slot').replaceChildren(message);
    submitButton().querySelector('.Button-label').textContent = content.dataset.submitLabel;
    form().querySelector('.form-actions .note').textContent = content.dataset.submitNote;
    const panel = byId('repository-menu-list');
    panel.chosenValues = () => picked().map(input => input.value);
    countPicked();
  }

  function showExpiration(menu) {
    const place = menu.closest('.js-new-default-token-expiration-select');
    const {value} = place.querySelector(`[name="${EXPIRES}"]`);
    place.querySelector('.js-custom-expiration').hidden = value !== 'custom';
    const ends = value === 'custom' || /^\d+$/.test(value);
    place.querySelector('.js-no-expiration-warning').hidden = ends;
  }

  const picked = () => [
    ...document.querySelectorAll('.js-repository-picker-result input[name="repository_ids[]"]'),
  ];

  function pick(item, isChosen) {
    const id = item.querySelector('[role=option]').dataset.value;
    const old = picked().find(input => input.value === id);
    if (!isChosen) old?.closest('li').remove();
    if (isChosen && !old) {
      const name = item.querySelector('.repo').textContent;
      const row = document.createElement('li');
      row.className = 'Box-row';
      row.innerHTML =
        '<span class="repo-and-owner"></span><button type="button" class="js-repository-picker-remove">×</button>' +
        '<input type="hidden" class="js-selected-repository-field" name="repository_ids[]">';
      row.querySelector('span').textContent = `${item.querySelector('.owner').textContent}/${name}`;
      row.querySelector('button').setAttribute('aria-label', `Remove ${name}`);
      row.querySelector('input').value = id;
      document.querySelector('.js-repository-picker-result ul').append(row);
    }
    countPicked();
  }

  function countPicked() {
    const counter = document.querySelector('.js-integration-total-repos');
    const count = picked().length;
    counter.hidden = count === 0;
    counter.textContent = `Selected ${count} ${count === 1 ? 'repository' : 'repositories'}.`;
    allowSubmit();
  }

  const submitButton = () => form().querySelector('.js-integrations-install-form-submit');

  function allowSubmit() {
    const target = form().querySelector('input[name=install_target]:checked')?.value;
    const button = submitButton();
    if (button) button.disabled = target === 'selected' && picked().length === 0;
  }
}
