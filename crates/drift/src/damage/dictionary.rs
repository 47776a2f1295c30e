//! The words of the page in other words: English ones that a redesign might choose, and three
//! languages. `{}` is the place of something that stays as it is.

/// A text, and other texts for the same thing.
pub(super) type Synonyms = (&'static str, &'static [&'static str]);

pub(super) const SYNONYMS: &[Synonyms] = &[
    ("Token name", &["Name", "Name of the token", "Title", "Token title"]),
    ("Description", &["Note", "What is this token for?", "Purpose", "Token description"]),
    ("Resource owner", &["Owner", "Account", "Owner of the resources", "Organization or user"]),
    ("Expiration", &["Expires", "Lifetime", "Token lifetime", "Valid for"]),
    ("Select date", &["Date", "Expiration date", "Choose a date", "Expires on"]),
    ("{} days", &["In {} days", "{} d", "After {} days"]),
    ("No expiration", &["Never expires", "Never", "Without expiration"]),
    ("Custom between 1 and {} days", &["Pick a date (1 to {} days)", "Other, up to {} days"]),
    ("Repository access", &["Repositories", "Which repositories", "Repository selection"]),
    ("Public repositories", &["Public only", "Public repos", "No private repositories"]),
    ("All repositories", &["Every repository", "All repos", "All current and future"]),
    ("Only select repositories", &["Selected repositories", "Choose repositories", "Some"]),
    ("Permissions", &["Token permissions", "What this token may do", "Scopes"]),
    ("Add permissions", &["Add permission", "Choose permissions", "Add", "New permission"]),
    ("Access:", &["Level:", "Access level:", "Grants:"]),
    ("Read-only", &["Read", "View", "Can read"]),
    ("Read and write", &["Write", "Edit", "Can edit"]),
    ("No access", &["None", "Off", "Not granted"]),
    ("Remove {}", &["Delete {}", "Clear {}", "Take {} off"]),
    ("Members", &["Organization members", "People"]),
    ("GitHub Copilot Business", &["Copilot seats", "GitHub Copilot"]),
    ("Contents", &["Code", "Repository contents"]),
    ("Organization", &["Organizations", "Org", "In the organization"]),
    ("Repositories", &["Repository", "Repos"]),
    ("Account", &["User", "Personal"]),
    ("Select organization permissions", &["Organization permissions", "Choose permissions"]),
    ("Generate token", &["Create token", "Generate", "Create", "Issue token"]),
    ("Generate token and request access", &["Create token and ask for approval", "Request"]),
    ("This token will be ready for use immediately.", &["It can be used at once."]),
    ("This token will be ready for use after approval.", &["It has to be approved first."]),
    ("Request message", &["Message", "Reason"]),
    ("Select resource owner", &["Choose an owner", "Owners"]),
    ("Limit set by {}", &["{} allows at most this", "Maximum of {}"]),
    ("New personal access token", &["Create this token?", "Check your token"]),
    ("Name has already been taken", &["There is a token of this name", "Choose another name"]),
    ("New fine-grained personal access token", &["New token", "Create a fine-grained token"]),
];

/// A text in German, Japanese and Russian.
pub(super) type Translation = (&'static str, [&'static str; 3]);

pub(super) const TRANSLATIONS: &[Translation] = &[
    ("Token name", ["Name des Tokens", "トークン名", "Имя токена"]),
    ("Description", ["Beschreibung", "説明", "Описание"]),
    ("Resource owner", ["Besitzer der Ressourcen", "リソースの所有者", "Владелец ресурса"]),
    ("Expiration", ["Ablauf", "有効期限", "Срок действия"]),
    ("Select date", ["Datum wählen", "日付を選択", "Выберите дату"]),
    ("{} days", ["{} Tage", "{} 日", "{} дней"]),
    ("No expiration", ["Kein Ablauf", "無期限", "Бессрочно"]),
    (
        "Custom between 1 and {} days",
        ["Eigenes Datum, 1 bis {} Tage", "カスタム (1 から {} 日)", "Своя дата: от 1 до {} дней"],
    ),
    ("Limit set by {}", ["Grenze von {}", "{} による上限", "Предел задан {}"]),
    (
        "The token will expire on the selected date",
        ["Das Token läuft an diesem Tag ab", "選択した日に失効します", "Токен истечёт в этот день"],
    ),
    (
        "Repository access",
        ["Zugriff auf Repositorys", "リポジトリへのアクセス", "Доступ к репозиториям"],
    ),
    (
        "Public repositories",
        ["Öffentliche Repositorys", "公開リポジトリ", "Общедоступные репозитории"],
    ),
    ("All repositories", ["Alle Repositorys", "すべてのリポジトリ", "Все репозитории"]),
    (
        "Only select repositories",
        ["Nur ausgewählte Repositorys", "選択したリポジトリのみ", "Только выбранные репозитории"],
    ),
    (
        "Read-only access to public repositories.",
        ["Nur lesender Zugriff.", "公開リポジトリへの読み取り専用アクセス。", "Только чтение."],
    ),
    ("Permissions", ["Berechtigungen", "権限", "Разрешения"]),
    ("Add permissions", ["Berechtigungen hinzufügen", "権限を追加", "Добавить разрешения"]),
    ("Access:", ["Zugriff:", "アクセス:", "Доступ:"]),
    ("Read-only", ["Nur lesen", "読み取り専用", "Только чтение"]),
    ("Read and write", ["Lesen und schreiben", "読み取りと書き込み", "Чтение и запись"]),
    ("No access", ["Kein Zugriff", "アクセスなし", "Нет доступа"]),
    ("Remove {}", ["{} entfernen", "{} を削除", "Удалить: {}"]),
    (
        "{}. More information available below.",
        ["{}. Weiteres steht unten.", "{}。詳細は以下にあります。", "{}. Подробности ниже."],
    ),
    ("Access to {}.", ["Zugriff auf {}.", "{} へのアクセス。", "Доступ к {}."]),
    ("Members", ["Mitglieder", "メンバー", "Участники"]),
    (
        "Organization members and teams.",
        ["Mitglieder und Teams.", "組織のメンバーとチーム。", "Участники и команды организации."],
    ),
    ("Administration", ["Verwaltung", "管理", "Администрирование"]),
    ("Secrets", ["Geheimnisse", "シークレット", "Секреты"]),
    ("Variables", ["Variablen", "変数", "Переменные"]),
    ("Contents", ["Inhalte", "コンテンツ", "Содержимое"]),
    ("Events", ["Ereignisse", "イベント", "События"]),
    ("Projects", ["Projekte", "プロジェクト", "Проекты"]),
    ("Blocking users", ["Benutzer blockieren", "ユーザーのブロック", "Блокировка пользователей"]),
    ("Organization", ["Organisation", "組織", "Организация"]),
    ("Repositories", ["Repositorys", "リポジトリ", "Репозитории"]),
    ("Account", ["Konto", "アカウント", "Учётная запись"]),
    (
        "Select organization permissions",
        [
            "Berechtigungen der Organisation wählen",
            "組織の権限を選択",
            "Выберите разрешения организации",
        ],
    ),
    (
        "No organization permissions added yet",
        ["Noch keine Berechtigungen", "組織の権限はまだありません", "Разрешений пока нет"],
    ),
    ("Permission Blank Slate", ["Keine Berechtigungen", "権限なし", "Разрешений нет"]),
    ("Generate token", ["Token erstellen", "トークンを生成", "Создать токен"]),
    (
        "Generate token and request access",
        [
            "Token erstellen und anfragen",
            "トークンを生成して申請",
            "Создать токен и запросить доступ",
        ],
    ),
    ("Cancel", ["Abbrechen", "キャンセル", "Отмена"]),
    (
        "This token will be ready for use immediately.",
        ["Das Token gilt sofort.", "このトークンはすぐに使えます。", "Токен сразу готов к работе."],
    ),
    (
        "This token will be ready for use after approval.",
        [
            "Das Token gilt nach der Genehmigung.",
            "承認後に使えます。",
            "Токен заработает после одобрения.",
        ],
    ),
    ("Request message", ["Nachricht", "申請メッセージ", "Сообщение"]),
    ("Select resource owner", ["Besitzer wählen", "所有者を選択", "Выберите владельца"]),
    ("New personal access token", ["Neues Zugriffstoken", "新しいトークン", "Новый токен"]),
    (
        "Name has already been taken",
        ["Der Name ist vergeben", "名前は使用済みです", "Имя уже занято"],
    ),
    (
        "New fine-grained personal access token",
        ["Neues feingranulares Token", "新しいきめ細かいトークン", "Новый детальный токен"],
    ),
    ("'{}' is available.", ["„{}“ ist frei.", "「{}」は使えます。", "«{}» свободно."]),
    ("Close", ["Schließen", "閉じる", "Закрыть"]),
    ("Filter", ["Filtern", "フィルター", "Фильтр"]),
    ("Search", ["Suchen", "検索", "Поиск"]),
];
