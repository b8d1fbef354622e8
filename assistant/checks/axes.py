"""Two ways in which sentences are opposed, each by examples: yes and no, more and less.

The sentences of a pair differ in nothing else, always in the same order, so that what their
vectors have in common is the opposition itself.
"""

AFFIRMATION = (
    ("The drug is effective.", "The drug is not effective."),
    ("Surgery improves pain.", "Surgery does not improve pain."),
    ("A scan is needed.", "A scan is not needed."),
    ("There is an effect on mortality.", "There is no effect on mortality."),
    ("The patients had a fracture.", "The patients had no fracture."),
    ("Exercise is recommended for back pain.", "Exercise is not recommended for back pain."),
    ("The protein is required for growth.", "The protein is not required for growth."),
    ("Smoking was associated with the disease.", "Smoking was not associated with the disease."),
    ("The virus can spread through the air.", "The virus cannot spread through the air."),
    ("The two groups differed.", "The two groups did not differ."),
    ("The test should be repeated.", "The test should not be repeated."),
    ("Treatment with the antibody worked.", "Treatment with the antibody failed."),
)
DIRECTION = (
    ("The drug increases blood pressure.", "The drug decreases blood pressure."),
    ("Exercise raises the risk of falls.", "Exercise lowers the risk of falls."),
    ("Levels were higher in patients.", "Levels were lower in patients."),
    ("The gene promotes tumour growth.", "The gene inhibits tumour growth."),
    ("Treatment improved survival.", "Treatment worsened survival."),
    ("The hormone activates these cells.", "The hormone suppresses these cells."),
    ("Smoking causes fractures.", "Smoking prevents fractures."),
    ("Bone density rose over a year.", "Bone density fell over a year."),
    ("The protein enhances the response.", "The protein impairs the response."),
    ("More infections occurred.", "Fewer infections occurred."),
    ("High doses are common.", "Low doses are rare."),
    ("Expression was upregulated.", "Expression was downregulated."),
)
