"""Questions about 青岛市加快推进新型工业化若干政策措施(征求意见稿), a module for each of its parts."""

from evals.families.qingdao_24 import companies, digital, emerging, industries, innovation, services

FAMILIES = (
    *companies.FAMILIES,
    *industries.FAMILIES,
    *emerging.FAMILIES,
    *innovation.FAMILIES,
    *digital.FAMILIES,
    *services.FAMILIES,
)
