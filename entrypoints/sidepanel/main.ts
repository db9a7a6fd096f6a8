import { mountFeed } from '@/components/feed/mount-feed';
import '@/components/feed/feed-styles.css';
import './sidepanel.css';

mountFeed('panel');
