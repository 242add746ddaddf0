# SPDX-FileCopyrightText: 2026 The Hubdesk authors
# SPDX-License-Identifier: Apache-2.0
"""The official client asks the stand-in Hub; tst_official.cpp starts it and sets HF_ENDPOINT, HF_HOME, HF_TOKEN."""

import hashlib
import itertools
import os
import unittest

from huggingface_hub import HfApi, hf_hub_download, scan_cache_dir, snapshot_download
from huggingface_hub import errors

MAIN = "org/main"


class Account(unittest.TestCase):
    def test_whoami(self):
        me = HfApi().whoami()
        self.assertEqual(me["name"], "someone")
        self.assertEqual(me["auth"]["accessToken"]["role"], "write")

    def test_a_bad_token_is_refused(self):
        with self.assertRaises(errors.HfHubHTTPError) as caught:
            HfApi(token="hf_bad").whoami()
        self.assertEqual(caught.exception.response.status_code, 401)


class Lists(unittest.TestCase):
    def test_search_and_author(self):
        found = list(HfApi().list_models(search="number-07"))
        self.assertEqual([m.id for m in found], ["many/number-07"])
        self.assertEqual(len(list(HfApi().list_models(author="many"))), 25)

    def test_pages_are_followed(self):
        api = HfApi()
        seen = [m.id for m in itertools.islice(api.list_models(author="many", limit=25), 25)]
        self.assertEqual(len(set(seen)), 25)
        small = list(api.list_models(author="many", limit=10))
        self.assertEqual(len(small), 10)

    def test_filters_and_expand(self):
        self.assertEqual(list(HfApi().list_models(filter="nobody-has-this")), [])
        found = list(HfApi().list_models(filter=["tiny", "license:mit"], pipeline_tag="text-generation", author="many"))
        self.assertEqual(len(found), 25)
        expanded = next(iter(HfApi().list_models(author="many", expand=["sha", "tags"])))
        self.assertEqual(len(expanded.sha), 40)
        self.assertIsNone(expanded.downloads)

    def test_full_has_files_and_dates(self):
        one = next(iter(HfApi().list_models(search="number-00", full=True, cardData=True)))
        self.assertEqual([s.rfilename for s in one.siblings], ["README.md"])
        self.assertEqual(one.card_data.license, "mit")
        self.assertIsNotNone(one.last_modified)

    def test_datasets_and_spaces(self):
        self.assertEqual([d.id for d in HfApi().list_datasets(search="data")], ["org/data"])
        self.assertEqual([s.id for s in HfApi().list_spaces(search="space")], ["org/space"])


class People(unittest.TestCase):
    def test_likers_come_in_pages_and_a_like_is_taken_back(self):
        likers = [u.username for u in HfApi().list_repo_likers("someone/gated")]
        self.assertEqual(len(set(likers)), 151)
        self.assertEqual(likers[:2], ["fan", "someone"])
        HfApi().unlike("someone/gated")
        self.assertEqual(HfApi().model_info("someone/gated").likes, 150)
        self.assertEqual(HfApi().list_liked_repos("fan").models, ["someone/gated"])

    def test_followers_and_members(self):
        followers = list(HfApi().list_user_followers("someone"))
        self.assertEqual(followers[0].username, "fan")
        self.assertEqual(HfApi().get_user_overview("someone").num_followers, len(followers))
        self.assertEqual([u.username for u in HfApi().list_user_following("fan")], ["someone"])
        self.assertEqual([u.fullname for u in HfApi().list_organization_members("crew")], ["A Fan"])
        self.assertEqual(HfApi().get_organization_overview("crew").num_users, 1)

    def test_a_request_is_accepted_by_its_id(self):
        (request,) = HfApi().list_pending_access_requests("someone/gated")
        self.assertEqual((request.username, request.fields), ("fan", {"Company": "None"}))
        HfApi().accept_access_request("someone/gated", request_id=request.request_id)
        (request,) = HfApi().list_accepted_access_requests("someone/gated")
        self.assertEqual(request.status, "accepted")

    def test_lineage_and_results(self):
        info = HfApi().model_info("someone/gated", expand=["baseModels", "evalResults"])
        self.assertEqual(info.base_models["models"][0]["id"], MAIN)
        self.assertEqual([r.value for r in info.eval_results], [7.5])
        base = HfApi().model_info(MAIN, expand=["childrenModelCount"])
        self.assertEqual(base.children_model_count, 1)


class Repository(unittest.TestCase):
    def test_info(self):
        info = HfApi().model_info(MAIN, files_metadata=True)
        self.assertEqual(info.pipeline_tag, "text-generation")
        big = next(s for s in info.siblings if s.rfilename == "model.bin")
        self.assertEqual(big.size, 5_000_000)
        self.assertEqual(big.lfs.size, 5_000_000)
        self.assertEqual(HfApi().model_info(MAIN, revision="refs/pr/1").sha, info.sha)
        self.assertEqual(HfApi().space_info("org/space").sdk, "static")
        self.assertFalse(HfApi().dataset_info("org/data").private)

    def test_tree(self):
        entries = {e.path: e for e in HfApi().list_repo_tree(MAIN, recursive=True, expand=True)}
        self.assertIn("data/deep", entries)
        self.assertEqual(entries["data/deep/a b.txt"].size, 4)
        self.assertEqual(entries["added.txt"].last_commit.title, "Add a file")
        self.assertNotEqual(entries["config.json"].last_commit.title, "Add a file")
        inside = [e.path for e in HfApi().list_repo_tree(MAIN, path_in_repo="data/deep")]
        self.assertEqual(inside, ["data/deep/a b.txt"])
        with self.assertRaises(errors.EntryNotFoundError):
            list(HfApi().list_repo_tree(MAIN, path_in_repo="none"))

    def test_a_long_tree_comes_in_pages(self):
        files = HfApi().list_repo_files("org/data", repo_type="dataset")
        self.assertEqual(len(files), 2500)
        self.assertEqual(len(set(files)), 2500)

    def test_paths_info(self):
        found = HfApi().get_paths_info(MAIN, ["README.md", "data", "missing"])
        self.assertEqual(sorted(e.path for e in found), ["README.md", "data"])

    def test_refs_and_commits(self):
        refs = HfApi().list_repo_refs(MAIN, include_pull_requests=True)
        self.assertEqual(sorted(b.name for b in refs.branches), ["main", "side"])
        self.assertEqual([t.name for t in refs.tags], ["v1"])
        self.assertEqual([p.ref for p in refs.pull_requests], ["refs/pr/1"])
        commits = HfApi().list_repo_commits(MAIN)
        self.assertEqual([c.title for c in commits], ["Add a file", "Initial commit"])

    def test_existence(self):
        api = HfApi()
        self.assertTrue(api.repo_exists(MAIN))
        self.assertFalse(api.repo_exists("org/none"))
        self.assertTrue(api.revision_exists(MAIN, "v1"))
        self.assertFalse(api.revision_exists(MAIN, "v2"))
        self.assertTrue(api.file_exists(MAIN, "config.json"))
        self.assertFalse(api.file_exists(MAIN, "none.json"))


class Downloads(unittest.TestCase):
    def test_a_git_file_and_an_lfs_file(self):
        with open(hf_hub_download(MAIN, "config.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), '{"model_type": "tiny"}')
        path = hf_hub_download(MAIN, "model.bin")
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        self.assertEqual(os.path.basename(os.path.realpath(path)), digest)

    def test_a_revision_and_a_renamed_repository(self):
        self.assertIn("added.txt", hf_hub_download(MAIN, "added.txt", revision="v1"))
        with open(hf_hub_download("org/old-name", "data/deep/a b.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "deep")

    def test_a_snapshot_leaves_a_clean_cache(self):
        folder = snapshot_download(MAIN)
        found = sorted(os.path.relpath(os.path.join(base, name), folder) for base, _, names in os.walk(folder) for name in names)
        self.assertEqual(found, sorted(HfApi().list_repo_files(MAIN)))
        report = scan_cache_dir()
        self.assertEqual(list(report.warnings), [])
        self.assertIn(MAIN, [repo.repo_id for repo in report.repos])

    def test_a_snapshot_of_a_dataset(self):
        folder = snapshot_download("org/data", repo_type="dataset", allow_patterns="f/0000*.txt")
        self.assertEqual(len(os.listdir(os.path.join(folder, "f"))), 10)


class Errors(unittest.TestCase):
    def test_missing_things(self):
        with self.assertRaises(errors.RepositoryNotFoundError):
            hf_hub_download("org/none", "config.json")
        with self.assertRaises(errors.RevisionNotFoundError):
            hf_hub_download(MAIN, "config.json", revision="none")
        with self.assertRaises(errors.EntryNotFoundError):
            hf_hub_download(MAIN, "none.json")

    def test_gated_and_private(self):
        with self.assertRaises(errors.GatedRepoError):
            hf_hub_download("org/gated", "config.json")
        with self.assertRaises(errors.GatedRepoError):
            HfApi().auth_check("org/gated")
        self.assertEqual(HfApi().model_info("org/gated").gated, "manual")
        with self.assertRaises(errors.RepositoryNotFoundError):
            HfApi().model_info("org/private")
        with self.assertRaises(errors.RepositoryNotFoundError) as caught:
            HfApi(token=False).model_info("org/private")
        self.assertEqual(caught.exception.response.status_code, 401)

    def test_an_unknown_expand_is_a_bad_request(self):
        with self.assertRaises(errors.BadRequestError):
            HfApi().model_info(MAIN, expand=["nonsense"])


if __name__ == "__main__":
    unittest.main()
