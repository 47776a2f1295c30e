// The permissions picker: an island that draws itself from embedded data, as a React partial does.
'use strict';
{
  const {element, styled} = island;

  const LEVELS = {'Read-only': 'read', 'Read and write': 'write', Admin: 'admin'};
  const TABS = {
    repository: {label: 'Repositories', add: 'repository', text: 'Repository permissions permit access to repositories and related resources.'},
    organization: {add: 'organization', text: 'Organization permissions permit access to organization resources.'},
    user: {label: 'Account', add: 'account', text: 'User permissions permit access to resources under your personal GitHub account.'},
  };

  class ReactPartialElement extends HTMLElement {
    connectedCallback() {
      if (this.picker) return;
      const data = this.querySelector('[data-target="react-partial.embeddedData"]').textContent;
      const root = this.querySelector('[data-target="react-partial.reactRoot"]');
      const {props} = JSON.parse(data);
      // The code of an island is loaded after the page: it appears a moment later.
      setTimeout(() => {
        if (this.isConnected) this.picker = new Picker(root, props, this);
      }, 30);
    }

    disconnectedCallback() {
      this.picker?.stop();
    }
  }

  class Picker {
    constructor(root, props, partial) {
      this.props = props;
      this.variant = props.variant;
      TABS.organization.label = this.variant.organizationTab;
      this.values = new Map(Object.entries(props.values));
      this.groups = Object.keys(props.resources);
      this.rows = new Map();
      this.build(root, partial);
      this.listen = event => {
        if (event.target.name === 'install_target') this.draw();
      };
      document.addEventListener('change', this.listen);
      this.draw();
    }

    stop() {
      document.removeEventListener('change', this.listen);
      this.closeOverlay?.();
    }

    // With public repositories no repository permission can be granted, and its tab is not offered.
    get offered() {
      const target = document.querySelector('input[name=install_target]:checked')?.value;
      return this.groups.filter(group => group !== 'repository' || target !== 'none');
    }

    resources(group) {
      return this.props.resources[group];
    }

    chosen(group) {
      return this.resources(group).filter(resource => this.values.has(resource.name));
    }

    levels(resource) {
      return resource.metadata.fgp.map(words => [LEVELS[words], words]);
    }

    set(group, key, level) {
      if (level === 'none') this.values.delete(key);
      else this.values.set(key, level);
      if (group === 'repository') this.keepMetadata();
      this.draw();
    }

    keepMetadata() {
      const others = this.chosen('repository').some(resource => resource.name !== 'metadata');
      if (others) this.values.set('metadata', 'read');
      else this.values.delete('metadata');
    }

    build(root, partial) {
      this.inputs = new Map();
      this.fields = element('div', {hidden: true});
      for (const group of this.groups) {
        for (const {name} of this.resources(group)) {
          const field = `integration[default_permissions][${name}]`;
          const input = element('input', {type: 'hidden', name: field, value: 'none', autocomplete: 'off'});
          this.inputs.set(name, {group, input});
          this.fields.append(input);
        }
      }
      this.tabs = element('div', {role: 'tablist', class: styled('prc-TabNav'), 'aria-label': 'Permissions'});
      this.panel = element('div', {role: 'tabpanel', class: styled('Panel-module__panel-')});
      root.append(this.tabs, this.panel);
      if (this.variant.fields === 'outside') partial.after(this.fields);
      else root.prepend(this.fields);
    }

    draw() {
      const offered = this.offered;
      if (!offered.includes(this.tab)) {
        this.tab = offered[0];
        this.panelFor = undefined;
      }
      for (const [name, {group, input}] of this.inputs) {
        const value = offered.includes(group) ? this.values.get(name) ?? 'none' : 'none';
        if (input.value !== value) input.value = value;
        if (this.variant.fields !== 'set-only') continue;
        if (value === 'none') input.remove();
        else if (!input.isConnected) this.fields.append(input);
      }
      this.drawTabs(offered);
      if (this.panelFor !== this.tab) this.buildPanel();
      this.drawRows();
      this.drawOverlay?.();
    }

    drawTabs(offered) {
      this.tabs.replaceChildren(...offered.map(group => {
        const counter = element('span', {class: 'CounterLabel'}, String(this.chosen(group).length));
        return element('button', {
          type: 'button', role: 'tab', 'aria-selected': String(group === this.tab),
          class: styled('prc-TabNav-Item'),
          onclick: () => { this.tab = group; this.draw(); },
        }, element('span', {}, TABS[group].label), ' ', counter);
      }));
    }

    buildPanel() {
      this.panelFor = this.tab;
      this.rows.clear();
      const {add, text} = TABS[this.tab];
      this.addButton = element('button', {
        type: 'button', class: `${styled('prc-Button-ButtonBase')} Button`, 'aria-expanded': 'false', 'aria-haspopup': 'true',
        onclick: () => this.openAdd(),
      }, element('span', {class: 'plus', 'aria-hidden': 'true'}, '+ '), element('span', {}, 'Add permissions'));
      this.list = element('ul', {class: styled('ListView-module__list-')});
      this.blank = element('div', {class: styled('Blankslate-module__blank-')},
        element('h4', {class: 'sr-only'}, 'Permission Blank Slate'),
        element('p', {}, `No ${add} permissions added yet`),
        element('p', {class: 'color-fg-muted text-small'}, text));
      this.panel.replaceChildren(
        element('div', {class: styled('Panel-module__head-')}, this.addButton), this.blank, this.list);
    }

    drawRows() {
      const chosen = this.chosen(this.tab);
      const keys = new Set(chosen.map(resource => resource.name));
      for (const [key, row] of this.rows) {
        if (!keys.has(key)) {
          row.item.remove();
          this.rows.delete(key);
        }
      }
      chosen.forEach((resource, at) => {
        let row = this.rows.get(resource.name);
        if (!row) {
          row = this.buildRow(this.tab, resource);
          this.rows.set(resource.name, row);
          this.list.insertBefore(row.item, this.list.children[at] ?? null);
        }
        const level = this.values.get(resource.name);
        const words = this.levels(resource).find(([name]) => name === level)[1];
        if (row.label.textContent !== words) row.label.textContent = words;
      });
      this.blank.hidden = chosen.length > 0;
      this.list.hidden = chosen.length === 0;
    }

    buildRow(group, resource) {
      const {displayName, description} = resource.metadata;
      const isMandatory = resource.name === 'metadata';
      const label = element('span', {class: styled('prc-Button-Label')});
      const access = element('button', {
        type: 'button', class: `${styled('prc-Button-ButtonBase')} Button`, 'aria-haspopup': 'true', 'aria-expanded': 'false',
        disabled: isMandatory, onclick: () => this.openLevels(access, group, resource),
      }, element('span', {class: 'color-fg-subtle mr-1'}, 'Access:'), ' ', label);
      const title = element(this.variant.heading, {class: styled('Title-module__title-')}, displayName);
      if (isMandatory) title.append(' ', element('span', {class: 'Label'}, 'mandatory'));
      const item = element('li', {
        class: styled('ListItem-module__listItem-'),
        'aria-label': `${displayName}. More information available below.`,
      },
        element('div', {class: 'flex-auto'}, title,
          element('div', {class: styled('Description-module__text-')}, description)),
        access, ...(isMandatory ? [] : this.buildRemove(group, resource)));
      return {item, label};
    }

    // Primer's tooltip names its button, and is shown as a popover.
    buildRemove(group, resource) {
      const name = `Remove ${resource.metadata.displayName}`;
      const tooltip = `_r_${resource.name}_`;
      const byTooltip = this.variant.removeByTooltip;
      const button = element('button', {
        type: 'button', class: `${styled('prc-Button-IconButton')} Button`,
        'aria-label': !byTooltip && name, 'aria-labelledby': byTooltip && tooltip,
        onclick: () => this.set(group, resource.name, 'none'),
      }, element('span', {'aria-hidden': 'true'}, '×'));
      if (!byTooltip) return [button];
      return [button, element('span', {
        id: tooltip, class: styled('prc-TooltipV2-Tooltip'), popover: 'auto', 'aria-hidden': 'true',
      }, name)];
    }

    openLevels(anchor, group, resource) {
      const close = () => this.closeOverlay();
      const current = this.values.get(resource.name);
      const entries = [['none', 'No access'], ...this.levels(resource)];
      const menu = element('ul', {role: 'menu', 'aria-label': resource.metadata.displayName},
        ...entries.map(([level, words]) => {
          const entry = {
            role: 'menuitemradio', tabindex: '0', 'aria-checked': String(level === current),
            onclick: () => { close(); this.set(group, resource.name, level); },
          };
          if (!this.variant.levelsAreButtons) return element('li', entry, words);
          return element('li', {role: 'none'}, element('button', {type: 'button', ...entry}, words));
        }));
      this.openOverlay(anchor, menu, {role: 'none'});
      menu.querySelector('[aria-checked=true]')?.focus();
    }

    openAdd() {
      const group = this.tab;
      const search = element('input', {type: 'search', placeholder: 'Search', 'aria-label': 'Search', class: 'form-control', autocomplete: 'off'});
      const {optionRole} = this.variant;
      const role = {option: 'listbox', menuitemcheckbox: 'menu', checkbox: undefined}[optionRole];
      const list = element('ul', {role, 'aria-label': 'Permissions', 'aria-multiselectable': optionRole === 'option' && 'true'});
      const none = element('p', {class: 'color-fg-muted'}, 'No items available');
      const titleId = `${styled('add-permissions')}-title`;
      const body = element('div', {},
        element('div', {class: 'Overlay-header'},
          element('h2', {id: titleId, class: 'Overlay-title'}, `Select ${TABS[group].add} permissions`),
          element('button', {type: 'button', class: 'Overlay-closeButton', 'aria-label': 'Close', onclick: () => this.closeOverlay()}, '×')),
        search, list, none);
      const options = this.resources(group).map(resource => ({
        title: resource.metadata.displayName.toLowerCase(),
        ...this.buildOption(group, resource, optionRole),
      }));
      list.append(...options.map(option => option.item));
      const draw = () => {
        const wanted = search.value.trim().toLowerCase();
        for (const option of options) {
          option.item.hidden = !option.title.includes(wanted);
          option.mark();
        }
        none.hidden = options.some(option => !option.item.hidden);
      };
      search.addEventListener('input', draw);
      // The search field keeps the focus while entries are clicked.
      list.addEventListener('mousedown', event => event.preventDefault());
      this.openOverlay(this.addButton, body, {role: 'dialog', 'aria-labelledby': titleId});
      this.drawOverlay = draw;
      draw();
      search.focus();
    }

    buildOption(group, resource, role) {
      const key = resource.name;
      const toggle = () =>
        this.set(group, key, this.values.has(key) ? 'none' : this.levels(resource)[0][0]);
      const title = resource.metadata.displayName;
      if (role === 'checkbox') {
        const box = element('input', {type: 'checkbox', onchange: toggle});
        const item = element('li', {}, element('label', {}, box, ' ', element('span', {}, title)));
        return {item, mark: () => { box.checked = this.values.has(key); }};
      }
      const item = element('li', {role, tabindex: '-1', onclick: toggle},
        element('span', {class: 'check', 'aria-hidden': 'true'}), element('span', {}, title));
      const attribute = role === 'option' ? 'aria-selected' : 'aria-checked';
      return {item, mark: () => item.setAttribute(attribute, String(this.values.has(key)))};
    }

    openOverlay(anchor, content, attributes) {
      this.closeOverlay?.();
      this.closeOverlay = island.openOverlay(anchor, content, attributes, () => {
        this.closeOverlay = undefined;
        this.drawOverlay = undefined;
      });
    }
  }

  customElements.define('react-partial', ReactPartialElement);
}
