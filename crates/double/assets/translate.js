// The page in German, as a translation script or the browser makes it: texts and labels are rewritten where they stand,
// after the page has come and whenever it changes. What is not in the dictionary stays English, as it does there.
'use strict';
{
  const WORDS = {
    'Skip to content': 'Zum Inhalt springen',
    Settings: 'Einstellungen',
    'Your personal account': 'Ihr persönliches Konto',
    'Public profile': 'Öffentliches Profil',
    'Fine-grained tokens': 'Feinkörnige Token',
    'Tokens (classic)': 'Token (klassisch)',
    'New fine-grained personal access token': 'Neues feinkörniges persönliches Zugriffstoken',
    'Create a fine-grained, repository-scoped token suitable for personal API use and for using Git over HTTPS.':
      'Erstellen Sie ein feinkörniges, auf Repositorys begrenztes Token für die persönliche API-Nutzung und für Git über HTTPS.',
    'Token name': 'Tokenname',
    'A unique name for this token. May be visible to resource owners or users with possession of the token.':
      'Ein eindeutiger Name für dieses Token. Kann für Ressourcenbesitzer oder Besitzer des Tokens sichtbar sein.',
    Description: 'Beschreibung',
    'Resource owner': 'Ressourcenbesitzer',
    'Select resource owner': 'Ressourcenbesitzer auswählen',
    'You may only select resource owners with fine-grained PATs enabled.':
      'Sie können nur Ressourcenbesitzer auswählen, bei denen feinkörnige PATs aktiviert sind.',
    'The token will only be able to make changes to resources owned by the selected resource owner. Tokens can always read all public repositories.':
      'Das Token kann nur Änderungen an Ressourcen des ausgewählten Besitzers vornehmen. Token können immer alle öffentlichen Repositorys lesen.',
    'Request message': 'Anfragenachricht',
    Expiration: 'Ablauf',
    Custom: 'Benutzerdefiniert',
    'No expiration': 'Kein Ablauf',
    'Select date *': 'Datum auswählen *',
    'The token will expire on the selected date': 'Das Token läuft am ausgewählten Datum ab',
    'GitHub strongly recommends that you set an expiration date for your token to help keep your information secure.':
      'GitHub empfiehlt dringend, ein Ablaufdatum für Ihr Token festzulegen, um Ihre Daten zu schützen.',
    'Repository access': 'Repositoryzugriff',
    'Public repositories': 'Öffentliche Repositorys',
    'Read-only access to public repositories.': 'Nur-Lese-Zugriff auf öffentliche Repositorys.',
    'All repositories': 'Alle Repositorys',
    'Only select repositories': 'Nur ausgewählte Repositorys',
    'Select repositories': 'Repositorys auswählen',
    Permissions: 'Berechtigungen',
    'Choose the minimal permissions necessary for your needs.': 'Wählen Sie die für Ihre Zwecke minimal nötigen Berechtigungen.',
    'Learn more about permissions': 'Mehr über Berechtigungen erfahren',
    Repositories: 'Repositorys',
    Organization: 'Organisation',
    Organizations: 'Organisationen',
    Account: 'Konto',
    'Add permissions': 'Berechtigungen hinzufügen',
    'Select repository permissions': 'Repositoryberechtigungen auswählen',
    'Select organization permissions': 'Organisationsberechtigungen auswählen',
    'Select account permissions': 'Kontoberechtigungen auswählen',
    'No repository permissions added yet': 'Noch keine Repositoryberechtigungen hinzugefügt',
    'No organization permissions added yet': 'Noch keine Organisationsberechtigungen hinzugefügt',
    'No account permissions added yet': 'Noch keine Kontoberechtigungen hinzugefügt',
    'Organization permissions permit access to organization resources.':
      'Organisationsberechtigungen erlauben den Zugriff auf Ressourcen der Organisation.',
    'Access:': 'Zugriff:',
    'No access': 'Kein Zugriff',
    'Read-only': 'Nur Lesen',
    'Read and write': 'Lesen und Schreiben',
    Search: 'Suchen',
    Close: 'Schließen',
    Cancel: 'Abbrechen',
    mandatory: 'erforderlich',
    Members: 'Mitglieder',
    'Organization members and teams.': 'Mitglieder und Teams der Organisation.',
    'GitHub Copilot Business': 'GitHub Copilot für Unternehmen',
    Administration: 'Verwaltung',
    'Organization Copilot metrics': 'Copilot-Metriken der Organisation',
    Secrets: 'Geheimnisse',
    Events: 'Ereignisse',
    Projects: 'Projekte',
    Variables: 'Variablen',
    'Generate token': 'Token generieren',
    'Generate token and request access': 'Token generieren und Zugriff anfordern',
    'This token will be ready for use immediately.': 'Dieses Token ist sofort einsatzbereit.',
    'New personal access token': 'Neues persönliches Zugriffstoken',
    'Fine-grained personal access tokens': 'Feinkörnige persönliche Zugriffstoken',
    'Generate new token': 'Neues Token generieren',
    'Make sure to copy your personal access token now as you will not be able to see this again.':
      'Kopieren Sie Ihr persönliches Zugriffstoken jetzt, da Sie es nicht noch einmal sehen können.',
    'Access token': 'Zugriffstoken',
    Copy: 'Kopieren',
    Delete: 'Löschen',
  };

  const PATTERNS = [
    [/^(\d+) days \((.+)\)$/, (days, date) => `${days} Tage (${date})`],
    [/^Custom between 1 and (\d+) days$/, days => `Benutzerdefiniert zwischen 1 und ${days} Tagen`],
    [/^Limit set by (.+)$/, who => `Grenze festgelegt von ${who}`],
    [/^(.+)\. More information available below\.$/, name => `${german(name)}. Weitere Informationen unten.`],
    [/^Remove (.+)$/, name => `${german(name)} entfernen`],
  ];

  function german(text) {
    if (Object.hasOwn(WORDS, text)) return WORDS[text];
    for (const [pattern, write] of PATTERNS) {
      const found = pattern.exec(text);
      if (found) return write(...found.slice(1));
    }
    return text;
  }

  // The space around a text stays.
  const translated = text => text.replace(/\S(?:.*\S)?/s, german);

  const READ_BY_NOBODY = 'script, style, template, textarea';

  function translateText(node) {
    if (node.parentElement?.closest(READ_BY_NOBODY)) return;
    const text = translated(node.data);
    if (text !== node.data) node.data = text;
  }

  function translateLabels(element) {
    for (const name of ['aria-label', 'placeholder']) {
      const label = element.getAttribute(name);
      if (label && translated(label) !== label) element.setAttribute(name, translated(label));
    }
  }

  function translateAll(root) {
    if (root.nodeType === Node.TEXT_NODE) translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateLabels(node);
    }
  }

  const setsLanguage = new URL(document.currentScript.src).searchParams.has('sets-lang');
  if (setsLanguage) document.documentElement.lang = 'de';
  translateAll(document.body);
  new MutationObserver(records => {
    for (const {type, target, addedNodes} of records) {
      if (type === 'attributes') translateLabels(target);
      if (type === 'characterData') translateText(target);
      addedNodes.forEach(translateAll);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ['aria-label', 'placeholder'],
  });
}
