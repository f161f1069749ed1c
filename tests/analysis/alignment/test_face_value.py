"""What the matrix says, against what somebody who knows these wars says.

The column `expert` was written down before the answers were looked at, from general knowledge;
where it names two stands, people who know the matter would put it in either way. Where the
data itself is the reason for another answer, `found` says which and `explained` why: then the
answer must be that one, so that the row goes when the data changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import pytest

from explorer.analysis.alignment import AlignmentType, alignments, parties_on
from explorer.data.model import Dataset
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View


@dataclass(frozen=True, slots=True)
class Cell:
    """How an actor stands to a party on a day, as an expert has it."""

    day: str
    theater: str
    actor: str
    party: str
    expert: str
    why: str
    found: str = ""
    explained: str = ""

    @property
    def name(self) -> str:
        """The cell in a few words."""
        return f"{self.actor} to {self.party}, {self.theater} {self.day}"


# fmt: off
CELLS = (
    Cell("2014-06-01", "syria", "usa", "syrian-opposition", "backs",
         "It arms and trains rebels, and receives their coalition."),
    Cell("2014-06-01", "syria", "hezbollah", "syrian-opposition", "opposes",
         "It fights for the government in Qusayr, Qalamoun and Aleppo."),
    Cell("2014-06-01", "syria", "saudi-arabia", "syria-government", "opposes",
         "It pays and arms those who fight it."),
    Cell("2014-09-01", "libya", "turkey", "libya-dawn", "backs",
         "It stands by the congress in Tripoli."),
    Cell("2014-09-01", "libya", "egypt", "libya-dawn", "opposes",
         "It backs Haftar, and lets Emirati aircraft strike Tripoli."),
    Cell("2014-06-01", "libya", "usa", "lna", "none talks",
         "It keeps out of Haftar's campaign."),
    Cell("2016-06-01", "syria", "usa", "syrian-opposition", "backs",
         "The programme of the CIA goes on."),
    Cell("2016-06-01", "syria", "coalition-oir", "islamic-state", "opposes",
         "That is what it is for."),
    Cell("2016-06-01", "syria", "turkey", "sdf", "opposes",
         "It shelled the YPG in February; bases for the coalition are no help to the YPG."),
    Cell("2016-09-01", "syria", "turkey", "sdf", "opposes",
         "It enters Syria against the Islamic State and against the SDF."),
    Cell("2016-09-01", "syria", "turkey", "islamic-state", "opposes",
         "It takes Jarabulus from it."),
    Cell("2016-06-01", "syria", "hezbollah", "sdf", "none",
         "They keep out of each other's way.", found="opposes",
         explained="The file has the government, for which it fights, at war with the SDF from "
                   "January 2016 to September 2019: 32 events that UCDP counts, and no pauses."),
    Cell("2016-06-01", "libya", "lna", "gna", "none opposes",
         "Its parliament does not confirm the GNA; nobody fights yet."),
    Cell("2016-09-01", "libya", "usa", "gna", "backs",
         "It strikes Sirte at its request."),
    Cell("2018-01-10", "syria", "turkey", "sdf", "opposes",
         "It is about to enter Afrin."),
    Cell("2018-06-01", "syria", "erdogan", "hts", "none talks",
         "Turkey's posts around Idlib are agreed with it, and it is not listed yet."),
    Cell("2018-06-01", "syria", "usa", "syrian-opposition", "none recognises",
         "The programme has ended; nobody would say that it is against them."),
    Cell("2018-06-01", "syria", "usa", "syria-government", "opposes",
         "It struck it in April."),
    Cell("2018-06-01", "syria", "hts", "syrian-opposition", "opposes both",
         "It fights Ahrar al-Sham and Zenki in Idlib."),
    Cell("2018-06-01", "syria", "hts", "islamic-state", "opposes",
         "Enemies since 2014."),
    Cell("2018-06-01", "syria", "israel", "syria-government", "opposes",
         "It strikes its territory and its allies there."),
    Cell("2018-06-01", "syria", "russia", "sdf", "none talks",
         "It talks to it and gave Afrin away.", found="opposes",
         explained="The same, and no talks of the two before October 2019."),
    Cell("2018-06-01", "libya", "uae", "lna", "backs",
         "Aircraft, arms and money."),
    Cell("2018-06-01", "libya", "eu", "gna", "backs recognises",
         "It trains its coast guard, and deals with no other government."),
    Cell("2019-10-01", "syria", "turkey", "sdf", "opposes",
         "It calls it terrorist and is about to enter the north-east, joint patrols or no."),
    Cell("2019-12-25", "syria", "usa", "syrian-opposition", "none recognises",
         "Its partner fights the SNA, but it does not."),
    Cell("2019-12-25", "syria", "coalition-oir", "syrian-opposition", "none",
         "It fights the Islamic State and nobody else."),
    Cell("2019-12-25", "syria", "coalition-oir", "syria-government", "none",
         "It fights the Islamic State and nobody else."),
    Cell("2019-12-25", "syria", "usa", "sdf", "backs",
         "It stays by it, after October with fewer soldiers."),
    Cell("2019-12-25", "syria", "sdf", "syrian-opposition", "opposes",
         "The SNA, the army of the opposition's government, fights it."),
    Cell("2019-12-25", "syria", "hts", "syrian-opposition", "both backs",
         "It holds Idlib with the NFL in one operations room, and subdued it in January."),
    Cell("2019-12-25", "syria", "sna", "hts", "none opposes",
         "Rivals; the NFL, now a part of it, shares a front with HTS."),
    Cell("2019-12-25", "syria", "faylaq-al-sham", "hts", "none talks",
         "In one operations room, as the NFL, to which it belongs; rivals in all else."),
    Cell("2019-12-25", "syria", "turkey", "hts", "both opposes",
         "On its list of terrorists, and escort of its columns."),
    Cell("2019-12-25", "syria", "russia", "sdf", "talks both",
         "Patrols along the border after Sochi; no foe of it."),
    Cell("2019-12-25", "libya", "france", "lna", "backs",
         "Political cover, and missiles found at Gharyan."),
    Cell("2019-12-25", "libya", "gazprom", "lna", "none",
         "A company does not take sides in a war."),
    Cell("2019-12-25", "libya", "rosneft", "lna", "none",
         "It buys oil from Tripoli's company."),
    Cell("2019-12-25", "libya", "goznak", "gna", "none opposes",
         "It prints money for the rival central bank, at a price."),
    Cell("2019-12-25", "libya", "egypt", "gna", "opposes",
         "It stands with Haftar, and calls the GNA a captive of militias."),
    Cell("2019-12-25", "libya", "qatar", "lna", "opposes",
         "It stands with the GNA, and with Turkey."),
    Cell("2019-12-25", "libya", "eu", "lna", "none talks",
         "It recognises the GNA and calls for a ceasefire.", found="opposes",
         explained="The file has it train for the GNA, which the LNA fights, and no talks with "
                   "the LNA."),
    Cell("2019-12-25", "libya", "usa", "gna", "backs recognises",
         "It recognises it, and does not help it fight."),
    Cell("2019-12-25", "libya", "russian-defence-ministry", "gna", "opposes both",
         "As its state, which is with Haftar."),
)
# fmt: on


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_what_an_expert_says(dataset: Dataset, graph: nx.MultiDiGraph, cell: Cell) -> None:
    span = Span.parse(cell.day)
    parties = parties_on(dataset, cell.theater, span)
    shown = select(graph, View(theater=cell.theater, span=span))
    (row,) = alignments(shown, parties, [cell.actor], span).values()
    found = row[parties.index(cell.party)]
    expected = [cell.found] if cell.explained else cell.expert.split()
    assert found.type in expected, (cell.why, found.links)


def test_the_cells_are_fit_to_tell_something() -> None:
    assert len(CELLS) >= 30
    assert len({cell.name for cell in CELLS}) == len(CELLS)
    for cell in CELLS:
        assert set(cell.expert.split()) <= set(AlignmentType)
        # a cell that most answers would do for could hardly fail
        assert 1 <= len(set(cell.expert.split())) <= 2
        assert bool(cell.found) == bool(cell.explained)
        assert cell.found not in cell.expert.split()
    # what the data itself explains is the exception
    assert sum(bool(cell.explained) for cell in CELLS) <= len(CELLS) // 10
