import { mountFeed } from '@/components/feed/mount-feed';
import { FeedTab } from '@/components/insights/feed-tab';
import '@/components/feed/feed-styles.css';
import './feed.css';

mountFeed('feed', (start) => <FeedTab start={start} />);
