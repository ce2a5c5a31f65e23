//! The commonest commands of Spanish, Portuguese, French and German.

use super::index::Index;
use crate::core::risk::assessment::Category::{self, Destructive, Execute, Financial, Read, Write};
use std::sync::LazyLock;

/// Commands of European languages, as they stand at the head of a sentence.
const OTHER_TONGUES: &[(Category, &[&str])] = &[
    (
        Financial,
        &[
            "acheter",
            "achète",
            "bezahlt",
            "compra",
            "comprar",
            "kauft",
            "paga",
            "pagar",
            "payer",
            "reembolsa",
            "überweist",
        ],
    ),
    (
        Destructive,
        &[
            "apaga",
            "apagar",
            "borra",
            "borrar",
            "elimina",
            "eliminar",
            "exclui",
            "excluir",
            "löscht",
            "löschen",
            "supprime",
            "supprimer",
        ],
    ),
    (
        Execute,
        &[
            "ejecuta",
            "ejecutar",
            "executa",
            "executar",
            "exécute",
            "exécuter",
            "inicia",
            "iniciar",
            "lance",
            "startet",
        ],
    ),
    (
        Write,
        &[
            "actualiza",
            "actualizar",
            "adiciona",
            "agrega",
            "aktualisiert",
            "ajoute",
            "atualiza",
            "crea",
            "crear",
            "cria",
            "criar",
            "créer",
            "crée",
            "envia",
            "enviar",
            "envoie",
            "envía",
            "erstellt",
            "guarda",
            "modifie",
            "modifica",
            "schreibt",
            "sendet",
        ],
    ),
    (
        Read,
        &[
            "affiche",
            "busca",
            "buscar",
            "consulta",
            "consultar",
            "devuelve",
            "lee",
            "liest",
            "lista",
            "listar",
            "liste",
            "listet",
            "muestra",
            "obtener",
            "obtiene",
            "obtém",
            "obter",
            "recherche",
            "récupère",
            "retorna",
            "sucht",
            "zeigt",
        ],
    ),
];

/// The commands of [`OTHER_TONGUES`], for words of ASCII.
static COMMANDS: LazyLock<Index<Category>> = LazyLock::new(|| {
    Index::new(
        OTHER_TONGUES
            .iter()
            .flat_map(|(means, verbs)| verbs.iter().map(move |verb| (*verb, *means))),
    )
});

/// What a word at the head of a sentence means in Spanish, Portuguese, French or German.
pub(in crate::core::risk) fn in_other_tongue(word: &str) -> Option<Category> {
    if word.is_ascii() {
        return COMMANDS.get(word, "").copied();
    }
    let small = word.to_lowercase();
    OTHER_TONGUES
        .iter()
        .find(|(_, verbs)| verbs.contains(&small.as_str()))
        .map(|(category, _)| *category)
}
