//! Whom a description may stand for, by what the article says of the person in mind.

use super::frame::Sentence;
use super::gazetteer::{Gender, noun};
use super::grammar::Phenomenon;
use super::phrases::Phrase;
use super::pronouns::{Focus, Referent};
use super::speakers::Naming;

/// Offices and callings of which one person has one: who is said to have one of another line does not stand for it.
/// Politicians hold several at once, so that a mayor or deputy may be any of them.
const LINES: [&str; 9] = [
    "ministre premier-ministre",
    "préfet préfète",
    "procureur procureure magistrat magistrate juge",
    "avocat avocate bâtonnier",
    "journaliste éditorialiste chroniqueur chroniqueuse rédacteur rédactrice",
    "policier policière commissaire gendarme colonel général lieutenant",
    "joueur joueuse footballeur footballeuse attaquant entraîneur entraîneuse sélectionneur coureur athlète champion championne capitaine",
    "chanteur chanteuse acteur actrice romancier romancière écrivain écrivaine réalisateur réalisatrice auteur auteure autrice",
    "chercheur chercheuse scientifique historien historienne économiste médecin professeur",
];

fn line(role: &str) -> Option<usize> {
    LINES.iter().position(|l| l.split(' ').any(|r| r == role))
}

impl Naming<'_> {
    /// Whether `le dirigeant russe` stands for the person in mind. A description with a complement of its own says
    /// more than that, unless only one person is in mind.
    pub(super) fn stands_for<'f>(
        &self,
        s: &Sentence<'_>,
        phrase: &Phrase,
        head: usize,
        gender: Option<Gender>,
        focus: &'f Focus,
    ) -> Option<&'f Referent> {
        let stand_in = s.nouns(head) & noun::STAND_IN != 0;
        let calling = s.nouns(head) & (noun::HE | noun::SHE) != 0 && s.nouns(head) & noun::KIN == 0;
        if !stand_in && calling && phrase.last == head && s.on(Phenomenon::Calling) {
            // `l'ouvrière` tells little enough to be the only one named, if nothing else is said of her.
            let only = focus.only_person().filter(|p| gender.is_some() && p.gender == gender);
            // Of whom more is said, a profession still tells: `la biologiste`.
            let profession = s.on(Phenomenon::Profession) && is_profession(s.low(head));
            return only.filter(|p| profession || focus.known.said_of(&p.name).next().is_none());
        }
        if !stand_in || !s.on(Phenomenon::StandIn) {
            return None;
        }
        let names = (head + 1..=phrase.last).any(|u| s.is_capital(u) && s.low(u) != "état");
        let highest =
            (head + 1..=phrase.last).any(|u| matches!(s.low(u), "état" | "gouvernement" | "exécutif" | "diplomatie"));
        let vague = matches!(s.low(head), "homme" | "femme" | "numéro") || (highest && s.low(head).starts_with("chef"));
        let complement = names || (phrase.last > head + 2 && !vague);
        let known = self.document.holder(s.low(head)).map(|k| k.canonical.as_str());
        let person = focus.person(gender).filter(|p| !self.holds_another(s, head, &p.name, focus))?;
        if !complement
            || known == Some(person.name.as_str())
            || matches!(s.low(head), "homme" | "femme")
            || s.low(head) == "candidat"
        {
            return Some(person);
        }
        focus
            .only_person()
            .filter(|p| !names && known.is_none() && (p.gender.is_none() || gender.is_none() || p.gender == gender))
    }

    /// Whether the article says of the person called `name` only what is of another line than the noun at `head`. Who is
    /// called otherwise is no head of a group either.
    fn holds_another(&self, s: &Sentence<'_>, head: usize, name: &str, focus: &Focus) -> bool {
        let mut said = focus.known.said_of(name).peekable();
        if s.low(head).starts_with("chef")
            && matches!(s.low(head + 1), "de" | "du" | "d'" | "des")
            && s.on(Phenomenon::OtherOffice)
        {
            let highest = |u: &usize| matches!(s.low(*u), "état" | "gouvernement" | "exécutif" | "diplomatie");
            let other = said.peek().is_some() && !said.any(|role| role.starts_with("chef"));
            return other && !(head + 1..=head + 4).any(|u| highest(&u));
        }
        let Some(wanted) = line(s.low(head)).filter(|_| s.on(Phenomenon::OtherOffice)) else { return false };
        let mut roles = focus.known.said_of(name).peekable();
        roles.peek().is_some() && roles.all(|role| line(role).is_some_and(|l| l != wanted))
    }
}

/// Whether a noun tells what someone has learnt, which a person is besides the office that the article gives.
fn is_profession(word: &str) -> bool {
    ["iste", "logue", "graphe", "icien", "icienne"].iter().any(|e| word.ends_with(e))
}
